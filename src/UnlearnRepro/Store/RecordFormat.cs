using System.Text.Json;
using System.Text.Json.Serialization;
using UnlearnRepro.Studies;

namespace UnlearnRepro.Store;

/// <summary>A record as one line of JSON.</summary>
internal static class RecordFormat
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    public static string Write(CellRecord record) => JsonSerializer.Serialize(record, Options);

    public static CellRecord Read(string line) =>
        JsonSerializer.Deserialize<CellRecord>(line, Options) ?? throw new JsonException("null");
}
