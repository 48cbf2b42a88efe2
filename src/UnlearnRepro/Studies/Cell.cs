using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using UnlearnRepro.Seeds;

namespace UnlearnRepro.Studies;

/// <summary>One run of one method: everything that is chosen, and nothing that is found.</summary>
/// <param name="Task">The task's name.</param>
/// <param name="Scenario">What is to be forgotten.</param>
/// <param name="Method">The method's name.</param>
/// <param name="Parameters">All its hyper-parameters, e.g. <c>Alpha=10,Lambda=1</c>.</param>
/// <param name="Root">The root seed, of which all axes are named streams.</param>
/// <param name="Axes">The level of each seed axis.</param>
public sealed record Cell(string Task, string Scenario, string Method, string Parameters, ulong Root, SeedIndices Axes)
{
    /// <summary>Index of s_data.</summary>
    [JsonIgnore]
    public int Data { get => Axes[SeedAxis.Data]; init => Axes = Axes.With(SeedAxis.Data, value); }

    /// <summary>Index of s_forget.</summary>
    [JsonIgnore]
    public int Forget { get => Axes[SeedAxis.Forget]; init => Axes = Axes.With(SeedAxis.Forget, value); }

    /// <summary>Index i of s_train; of s_retrain for a method that starts afresh.</summary>
    [JsonIgnore]
    public int Train { get => Axes[SeedAxis.Train]; init => Axes = Axes.With(SeedAxis.Train, value); }

    /// <summary>Index j of s_unlearn, nested in i; 0 for a method that draws nothing.</summary>
    [JsonIgnore]
    public int Unlearn { get => Axes[SeedAxis.Unlearn]; init => Axes = Axes.With(SeedAxis.Unlearn, value); }

    /// <summary>Index k of s_eval.</summary>
    [JsonIgnore]
    public int Eval { get => Axes[SeedAxis.Eval]; init => Axes = Axes.With(SeedAxis.Eval, value); }

    /// <summary>
    /// The content key: SHA-256 over the cell, the task's identity and the code, so that a result is found again exactly when nothing that it
    /// depends on has changed.
    /// </summary>
    /// <param name="identity"><see cref="ITask.Identity"/>.</param>
    /// <param name="code"><see cref="ITask.Code"/>.</param>
    public string Key(string identity, CellCode code) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{identity}\ncode {code}\n{JsonSerializer.Serialize(this)}")));

    /// <inheritdoc/>
    public override string ToString()
    {
        string others = Axes.Without(SeedAxis.Train, SeedAxis.Unlearn).ToString();
        return $"{Task}/{Scenario}/{Method}({Parameters}) train {Train} unlearn {Unlearn}{(others.Length > 0 ? $" {others}" : "")}";
    }
}
