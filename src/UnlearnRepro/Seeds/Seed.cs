using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using UnlearnRepro.Statistics.Numerics;

namespace UnlearnRepro.Seeds;

/// <summary>
/// A named path and the 64-bit seed it stands for, e.g. <c>2026/digits/train/3/shuffle</c>.
/// The value is the first 8 bytes of the SHA-256 of the path, so that two different names give unrelated streams
/// and adding a name never moves another one. There is no seed arithmetic: <c>seed + offset</c> and
/// <c>1000 * s + j</c> are known to collide (see <c>SeedSchemeTests</c>).
/// </summary>
public readonly record struct Seed
{
    private readonly ImmutableDictionary<string, Seed>? elsewhere;

    // Where it draws what is not drawn elsewhere.
    private readonly string own;

    private Seed(string path) => Path = own = path;

    private Seed(string path, string own, ImmutableDictionary<string, Seed> elsewhere) => (Path, this.own, this.elsewhere) = (path, own, elsewhere);

    /// <summary>The names from the root to here, joined by <c>/</c>; behind them, in brackets, what is drawn elsewhere.</summary>
    public string Path { get; }

    /// <summary>The seed itself.</summary>
    public ulong Value => BinaryPrimitives.ReadUInt64LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes(Path)));

    /// <summary>The root of all paths of one study.</summary>
    public static Seed Root(ulong root) => new(root.ToString(CultureInfo.InvariantCulture));

    /// <summary>The stream called <paramref name="name"/> below this one.</summary>
    /// <exception cref="ArgumentException">The name is empty or holds a <c>/</c>, which would let two paths coincide.</exception>
    public Seed At(string name)
    {
        if (name.Length == 0 || name.Contains('/'))
        {
            throw new ArgumentException($"seed name: expected a non-empty name without '/', found '{name}'", nameof(name));
        }

        return new($"{Path}/{name}");
    }

    /// <summary>A level of an axis below this one.</summary>
    public SeedLevel Level(SeedAxis axis, int index) => new(At(axis, index), At(axis.Name), index);

    /// <summary>The stream of index <paramref name="index"/> on an axis below this one.</summary>
    public Seed At(SeedAxis axis, int index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        return At(axis.Name).At(index.ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>
    /// The random numbers for a purpose (<c>init</c>, <c>shuffle</c>, ...) and an index (an epoch, a layer) below this path: SplitMix64 from the seed of
    /// <c>purpose/index</c>, from its first word on at every call.
    /// </summary>
    /// <exception cref="ArgumentException">The purpose is no name.</exception>
    public Func<ulong> Words(string purpose, int index) =>
        elsewhere is not null && elsewhere.TryGetValue(purpose, out var other)
            ? other.Words(purpose, index)
            : new SplitMix64(new Seed(own).At(purpose).At(index.ToString(CultureInfo.InvariantCulture)).Value).Next;

    /// <summary>This seed, except that it draws for a purpose what another one does: the parts of a training seed vary one by one so.</summary>
    /// <exception cref="ArgumentException">The purpose is drawn elsewhere already.</exception>
    public Seed With(string purpose, Seed other) => elsewhere?.ContainsKey(purpose) == true
        ? throw new ArgumentException($"seed {Path}: expected {purpose} to be drawn elsewhere once, found it twice", nameof(purpose))
        : new($"{Path}[{purpose}={other.Path}]", own, (elsewhere ?? ImmutableDictionary<string, Seed>.Empty).Add(purpose, other));

    /// <summary>Seeds of one path are one.</summary>
    public bool Equals(Seed other) => Path == other.Path;

    /// <inheritdoc/>
    public override int GetHashCode() => Path?.GetHashCode(StringComparison.Ordinal) ?? 0;

    /// <inheritdoc/>
    public override string ToString() => Path;
}
