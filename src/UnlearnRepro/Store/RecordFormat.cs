using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using UnlearnRepro.Studies;

namespace UnlearnRepro.Store;

/// <summary>
/// A record as one line of JSON that begins with the format's number and ends with a checksum of itself, so that a damaged value is not
/// believed and one of an earlier format not misread.
/// </summary>
internal static class RecordFormat
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    private const string Format = "{\"format\":2,";

    // The checksum is the last member, over all that stands before it.
    private const string Checksum = ",\"sha256\":\"";
    private const int Digits = 16;

    public static string Write(CellRecord record)
    {
        string body = Format + JsonSerializer.Serialize(record, Options)[1..^1];
        return $"{body}{Checksum}{Sum(body)}\"}}";
    }

    /// <summary>The record of a line; null if it is one of an earlier format, whose keys knew nothing of code.</summary>
    /// <exception cref="JsonException">The line is damaged.</exception>
    public static CellRecord? Read(string line)
    {
        int end = line.Length - Checksum.Length - Digits - 2;
        if (end < 0 || string.CompareOrdinal(line, end, Checksum, 0, Checksum.Length) != 0 || line.Substring(end + Checksum.Length, Digits) != Sum(line[..end]))
        {
            throw new JsonException("the line does not have its checksum");
        }

        return line.StartsWith(Format, StringComparison.Ordinal)
            ? JsonSerializer.Deserialize<CellRecord>($"{{{line[Format.Length..end]}}}", Options) ?? throw new JsonException("null")
            : null;
    }

    private static string Sum(string body) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(body)))[..Digits];
}
