using System.Runtime.InteropServices;
using System.Security.Cryptography;
using UnlearnRepro.Seeds;

namespace UnlearnRepro.Toy;

/// <summary>What a client was shown, and whether the client liked it.</summary>
public sealed record Item(double[] Features, bool Liked);

/// <summary>Items of five clients to train on (D) and to test on (D'); one client wants to be forgotten.</summary>
public sealed record Clients(Item[][] Train, Item[][] Test, int Forget)
{
    internal const int Count = 5, Features = Count + 1;

    internal static Clients Draw(Seed seed, int forget)
    {
        var random = seed.Words("items", 0);
        return new(Items(60), Items(100), forget);

        Item[][] Items(int count) => [.. Enumerable.Range(0, Count).Select(client => Enumerable.Range(0, count).Select(_ => Draw(client)).ToArray())];

        Item Draw(int client)
        {
            double[] x = [.. Enumerable.Range(0, Features).Select(_ => Uniform() - 0.5)];
            return new(x, Uniform() < Ranker.Probability((8 * x[0]) + (16 * x[1 + client])));
        }

        double Uniform() => (random() >> 11) / (double)(1L << 53);
    }

    internal Item[] Others(Item[][] all) => [.. all.Where((_, client) => client != Forget).SelectMany(items => items)];

    internal static string Sha256(IEnumerable<Item> items) =>
        Convert.ToHexStringLower(SHA256.HashData(MemoryMarshal.AsBytes<double>([.. items.SelectMany(i => i.Features.Append(i.Liked ? 1 : 0))])));
}
