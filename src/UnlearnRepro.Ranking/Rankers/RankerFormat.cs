using System.Runtime.InteropServices;
using System.Security.Cryptography;
using UnlearnRepro.Domains.Models;
using UnlearnRepro.Domains.Storage;
using UnlearnRepro.Ranking.Rankers.Logs;

namespace UnlearnRepro.Ranking.Rankers;

/// <summary>
/// Rankers as safetensors files: the weights, what users met, and the log of the training where there is one. The fingerprint is that of the weights:
/// predictions depend on nothing else.
/// </summary>
/// <param name="features">Number of weights.</param>
internal sealed class RankerFormat(int features) : IModelFormat<Ranker>
{
    private const string Weights = "weights", Curve = "course.curve", Totals = "course.totals";
    private const string Initial = "log.initial", Updates = "log.updates", Weighted = "log.weighted", LastGlobal = "log.last.global",
        LastMessages = "log.last.messages", Globals = "log.kept.globals", Messages = "log.kept.messages", Every = "log.every";

    /// <inheritdoc/>
    public string Sha256(Ranker model) => Convert.ToHexStringLower(SHA256.HashData(MemoryMarshal.AsBytes<double>(model.Weights)));

    /// <inheritdoc/>
    public bool IsFinite(Ranker model) => model.Weights.All(double.IsFinite);

    /// <inheritdoc/>
    public void Save(Ranker model, Stream to, IReadOnlyDictionary<string, string> metadata)
    {
        var (curve, online, rounds, messages) = model.Course;
        List<StoredTensor> tensors = [Row(Weights, model.Weights), Row(Curve, [.. curve]), Row(Totals, [online, rounds, messages])];
        if (model.Log is { } log)
        {
            tensors.AddRange(
            [
                Row(Every, [log.Every]), Row(Initial, log.Initial), Rows(Updates, log.Updates), Rows(Weighted, log.Weighted),
                Row(LastGlobal, log.Last.Global), Sent(LastMessages, log.Last.Messages),
                Rows(Globals, [.. log.Kept.Select(round => round.Global)]), Sent(Messages, [.. log.Kept.SelectMany(round => round.Messages)]),
            ]);
        }

        SafeTensors.Write(to, tensors, metadata);
    }

    /// <inheritdoc/>
    public (Ranker Model, IReadOnlyDictionary<string, string> Metadata) Load(string path)
    {
        var (list, metadata) = SafeTensors.Read(path);
        var tensors = list.ToDictionary(tensor => tensor.Name);
        if (Get(Weights) is not { Length: var length } weights || length != features || Get(Totals) is not [var online, var rounds, var messages])
        {
            throw new InvalidDataException($"{path}: expected a ranker of {features} weights, found {string.Join(", ", tensors.Keys)}");
        }

        return (new(weights) { Course = new(Get(Curve), online, (int)rounds, (long)messages), Log = tensors.ContainsKey(Every) ? Log() : null }, metadata);

        TrainingLog Log()
        {
            double[][] globals = Split<double>(Globals);
            float[][] sent = Split<float>(Messages), lastSent = Split<float>(LastMessages);
            int clients = lastSent.Length;
            return new(
                Get(Initial), Split<double>(Updates), Split<double>(Weighted), new(Get(LastGlobal), lastSent), (int)Get(Every)[0],
                [.. globals.Select((global, k) => new LoggedRound(global, sent[(k * clients)..((k + 1) * clients)]))]);
        }

        double[] Get(string name) => MemoryMarshal.Cast<byte, double>(Bytes(name)).ToArray();

        T[][] Split<T>(string name)
            where T : struct =>
            [.. MemoryMarshal.Cast<byte, T>(Bytes(name)).ToArray().Chunk(features)];

        byte[] Bytes(string name) => tensors.GetValueOrDefault(name)?.Bytes
            ?? throw new InvalidDataException($"{path}: expected a tensor {name}, found {string.Join(", ", tensors.Keys)}");
    }

    private static StoredTensor Row(string name, double[] row) => new(name, "F64", [row.Length], MemoryMarshal.AsBytes<double>(row).ToArray());

    private static StoredTensor Rows(string name, IReadOnlyList<double[]> rows) =>
        new(name, "F64", [rows.Count, rows[0].Length], MemoryMarshal.AsBytes<double>([.. rows.SelectMany(row => row)]).ToArray());

    private static StoredTensor Sent(string name, IReadOnlyList<float[]> rows) =>
        new(name, "F32", [rows.Count, rows[0].Length], MemoryMarshal.AsBytes<float>([.. rows.SelectMany(row => row)]).ToArray());
}
