namespace UnlearnRepro.Studies;

/// <summary>
/// What stands for the code that a cell's model rests on: fingerprints of what was compiled, so that a result is never taken for that of
/// code which has been changed since.
/// </summary>
/// <param name="Model">Of what data, M_o and M_r are made by.</param>
/// <param name="Run">Of what a cell is run and measured by, its method and the metrics themselves left out.</param>
/// <param name="Method">Of the method.</param>
public sealed record CellCode(string Model, string Run, string Method)
{
    /// <summary>For a task that rests on no code of its own.</summary>
    public static CellCode None { get; } = new("", "", "");

    /// <inheritdoc/>
    public override string ToString() => $"{Model} {Run} {Method}";
}
