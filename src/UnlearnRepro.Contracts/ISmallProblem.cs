using UnlearnRepro.Kernels.Layers;
using UnlearnRepro.Networks.Methods;

namespace UnlearnRepro.Contracts;

/// <summary>A problem small enough to put every method before it, and M_o.</summary>
/// <typeparam name="TProblem">The kind of problem.</typeparam>
public interface ISmallProblem<out TProblem> : IDisposable
    where TProblem : Problem
{
    /// <summary>D_f, D_r and how M_o was trained.</summary>
    TProblem Problem { get; }

    /// <summary>M_o.</summary>
    Model Original { get; }

    /// <summary>The data.</summary>
    string[] Hashes();
}

/// <summary>Makes a small problem.</summary>
/// <typeparam name="TProblem">The kind of problem.</typeparam>
/// <param name="training">The training seeds, one per lane.</param>
/// <param name="forget">N_f.</param>
/// <param name="dtype">Of the weights, and of inputs that are no whole numbers.</param>
public delegate ISmallProblem<TProblem> SmallProblemOf<out TProblem>(IReadOnlyList<ulong> training, int forget = 6, ScalarType dtype = ScalarType.Float32)
    where TProblem : Problem;
