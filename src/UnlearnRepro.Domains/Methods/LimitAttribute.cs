using static System.FormattableString;

namespace UnlearnRepro.Domains.Methods;

/// <summary>
/// Which values of a hyper-parameter have a meaning. It stands on a parameter of the method's record, every number has one, and
/// <see cref="MethodLimits"/> holds the method to it. Of two on one parameter both hold.
/// </summary>
[AttributeUsage(AttributeTargets.Parameter)]
public abstract class LimitAttribute : Attribute
{
    /// <summary>The limit as a message has it after "expected", e.g. <c>at least 0</c>.</summary>
    public abstract string Words { get; }

    /// <summary>Whether a value is within the limit; NaN is within none.</summary>
    public abstract bool Holds(double value);
}

/// <summary>The bound itself and whatever is above it.</summary>
/// <param name="bound">The least value.</param>
public sealed class AtLeastAttribute(double bound) : LimitAttribute
{
    /// <summary>The least value.</summary>
    public double Bound { get; } = bound;

    /// <inheritdoc/>
    public override string Words => Invariant($"at least {Bound}");

    /// <inheritdoc/>
    public override bool Holds(double value) => value >= Bound;
}

/// <summary>Whatever is above the bound, and not the bound.</summary>
/// <param name="bound">The greatest value that is too small.</param>
public sealed class AboveAttribute(double bound) : LimitAttribute
{
    /// <summary>The greatest value that is too small.</summary>
    public double Bound { get; } = bound;

    /// <inheritdoc/>
    public override string Words => Invariant($"above {Bound}");

    /// <inheritdoc/>
    public override bool Holds(double value) => value > Bound;
}

/// <summary>The bound itself and whatever is below it.</summary>
/// <param name="bound">The greatest value.</param>
public sealed class AtMostAttribute(double bound) : LimitAttribute
{
    /// <summary>The greatest value.</summary>
    public double Bound { get; } = bound;

    /// <inheritdoc/>
    public override string Words => Invariant($"at most {Bound}");

    /// <inheritdoc/>
    public override bool Holds(double value) => value <= Bound;
}

/// <summary>Both bounds and whatever lies between them.</summary>
/// <param name="least">The least value.</param>
/// <param name="most">The greatest value.</param>
public sealed class WithinAttribute(double least, double most) : LimitAttribute
{
    /// <summary>The least value.</summary>
    public double Least { get; } = least;

    /// <summary>The greatest value.</summary>
    public double Most { get; } = most;

    /// <inheritdoc/>
    public override string Words => Invariant($"from {Least} to {Most}");

    /// <inheritdoc/>
    public override bool Holds(double value) => value >= Least && value <= Most;
}

/// <summary>No bound: every number has a meaning, and that was thought about.</summary>
public sealed class FreeAttribute : LimitAttribute
{
    /// <inheritdoc/>
    public override string Words => "a number";

    /// <inheritdoc/>
    public override bool Holds(double value) => !double.IsNaN(value);
}
