using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace UnlearnRepro.Studies;

/// <summary>One run of one method: everything that is chosen, and nothing that is found.</summary>
/// <param name="Task">The task's name.</param>
/// <param name="Scenario">What is to be forgotten.</param>
/// <param name="Method">The method's name.</param>
/// <param name="Parameters">All its hyper-parameters, e.g. <c>Alpha=10,Lambda=1</c>.</param>
/// <param name="Root">The root seed, of which all axes are named streams.</param>
/// <param name="Data">Index of s_data.</param>
/// <param name="Forget">Index of s_forget.</param>
/// <param name="Train">Index i of s_train; of s_retrain for a method that starts afresh.</param>
/// <param name="Unlearn">Index j of s_unlearn, nested in i; 0 for a method that draws nothing.</param>
/// <param name="Eval">Index k of s_eval.</param>
public sealed record Cell(
    string Task, string Scenario, string Method, string Parameters, ulong Root, int Data, int Forget, int Train, int Unlearn, int Eval)
{
    /// <summary>
    /// The content key: SHA-256 over the cell and the task's identity, so that a result is found again exactly when
    /// nothing that it depends on has changed.
    /// </summary>
    /// <param name="identity"><see cref="ITask.Identity"/>.</param>
    public string Key(string identity) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{identity}\n{JsonSerializer.Serialize(this)}")));

    /// <inheritdoc/>
    public override string ToString() => $"{Task}/{Scenario}/{Method}({Parameters}) train {Train} unlearn {Unlearn}";
}
