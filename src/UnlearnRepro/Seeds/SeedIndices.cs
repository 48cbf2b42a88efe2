using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace UnlearnRepro.Seeds;

/// <summary>
/// A level of each seed axis, by the axis's name. What is not named is 0, and 0 is never named: an axis that is thought of later changes
/// nothing of what does not vary it.
/// </summary>
[JsonConverter(typeof(Json))]
public readonly struct SeedIndices : IEquatable<SeedIndices>
{
    private readonly ImmutableSortedDictionary<string, int>? named;

    private SeedIndices(ImmutableSortedDictionary<string, int> named) => this.named = named;

    /// <summary>The levels that are not 0, in the order of their axes' names.</summary>
    public IReadOnlyCollection<KeyValuePair<string, int>> Named => Levels;

    /// <summary>The level on an axis.</summary>
    public int this[SeedAxis axis] => Levels.GetValueOrDefault(axis.Name);

    /// <summary>These levels with another one on an axis.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The level is negative.</exception>
    public SeedIndices With(SeedAxis axis, int index) => With(axis.Name, index);

    /// <summary>The levels of both; on an axis that both name, that of <paramref name="other"/>.</summary>
    public SeedIndices With(SeedIndices other) => new(Levels.SetItems(other.Levels));

    /// <summary>These levels with 0 on all but some axes.</summary>
    public SeedIndices Only(params IEnumerable<SeedAxis> axes)
    {
        string[] kept = [.. axes.Select(axis => axis.Name)];
        return new(Levels.RemoveRange(Levels.Keys.Where(name => !kept.Contains(name))));
    }

    /// <summary>These levels with 0 on some axes.</summary>
    public SeedIndices Without(params IEnumerable<SeedAxis> axes) => new(Levels.RemoveRange(axes.Select(axis => axis.Name)));

    /// <inheritdoc/>
    public bool Equals(SeedIndices other) =>
        Levels.Count == other.Levels.Count && Levels.All(level => other.Levels.TryGetValue(level.Key, out int index) && index == level.Value);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is SeedIndices other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => Named.Aggregate(0, (hash, level) => HashCode.Combine(hash, level.Key, level.Value));

    /// <summary>Whether all levels are the same.</summary>
    public static bool operator ==(SeedIndices left, SeedIndices right) => left.Equals(right);

    /// <summary>Whether a level differs.</summary>
    public static bool operator !=(SeedIndices left, SeedIndices right) => !left.Equals(right);

    /// <summary>e.g. <c>train 3 unlearn 2</c>; empty where all are 0.</summary>
    public override string ToString() =>
        string.Join(' ', Named.Select(level => string.Create(CultureInfo.InvariantCulture, $"{level.Key} {level.Value}")));

    private static ImmutableSortedDictionary<string, int> Empty { get; } = ImmutableSortedDictionary.Create<string, int>(StringComparer.Ordinal);

    private ImmutableSortedDictionary<string, int> Levels => named ?? Empty;

    private SeedIndices With(string axis, int index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        return new(index == 0 ? Levels.Remove(axis) : Levels.SetItem(axis, index));
    }

    // An object of numbers, none of them 0, in the order of the names.
    private sealed class Json : JsonConverter<SeedIndices>
    {
        public override SeedIndices Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options)
        {
            var found = default(SeedIndices);
            var levels = JsonSerializer.Deserialize<Dictionary<string, int>>(ref reader) ?? throw new JsonException("expected seed axes, found null");
            foreach (var (axis, index) in levels)
            {
                found = index > 0 ? found.With(axis, index) : throw new JsonException($"seed axis {axis}: expected at least 1, found {index}");
            }

            return found;
        }

        public override void Write(Utf8JsonWriter writer, SeedIndices value, JsonSerializerOptions options)
        {
            writer.WriteStartObject();
            foreach (var (axis, index) in value.Named)
            {
                writer.WriteNumber(axis, index);
            }

            writer.WriteEndObject();
        }
    }
}
