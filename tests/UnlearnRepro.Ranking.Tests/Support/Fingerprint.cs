using System.Runtime.InteropServices;
using System.Security.Cryptography;
using UnlearnRepro.Ranking.Federations;
using UnlearnRepro.Ranking.Rankers;
using UnlearnRepro.Ranking.Rankers.Logs;

namespace UnlearnRepro.Ranking.Tests.Support;

/// <summary>Hashes of all numbers that a method is given.</summary>
internal static class Fingerprint
{
    /// <summary>Of weights.</summary>
    public static string Of(double[] weights) => Hash(MemoryMarshal.AsBytes<double>(weights).ToArray());

    /// <summary>Of M_o and all of its log.</summary>
    public static string Of(Ranker ranker)
    {
        using var bytes = new MemoryStream();
        Add(ranker.Weights);
        if (ranker.Log is { } log)
        {
            Add(log.Initial);
            foreach (double[] row in log.Updates.Concat(log.Weighted))
            {
                Add(row);
            }

            foreach (LoggedRound round in log.Kept.Append(log.Last))
            {
                Add(round.Global);
                foreach (float[] message in round.Messages)
                {
                    bytes.Write(MemoryMarshal.AsBytes<float>(message));
                }
            }
        }

        return Hash(bytes.ToArray());

        void Add(double[] row) => bytes.Write(MemoryMarshal.AsBytes<double>(row));
    }

    /// <summary>Of the queries of all clients and who is to be forgotten.</summary>
    public static string Of(Federation data)
    {
        using var bytes = new MemoryStream();
        foreach (var query in data.Clients.SelectMany(queries => queries))
        {
            bytes.Write(MemoryMarshal.AsBytes(query.Values));
            bytes.Write(MemoryMarshal.AsBytes(query.Grades));
        }

        bytes.Write(MemoryMarshal.AsBytes<int>([.. data.Forgotten]));
        return Hash(bytes.ToArray());
    }

    private static string Hash(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}
