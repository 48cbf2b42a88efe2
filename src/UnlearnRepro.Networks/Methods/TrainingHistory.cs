using UnlearnRepro.Kernels.Lanes;
using UnlearnRepro.Kernels.Training;

namespace UnlearnRepro.Networks.Methods;

/// <summary>What it takes to train M_o once more, step by step; everything in it stays the caller's.</summary>
/// <param name="Data">D, in the order in which it was given to <see cref="Trainer.Train"/>.</param>
/// <param name="Forgotten">The rows of <paramref name="Data"/> that make D_f, <c>[N_f]</c>, int64.</param>
/// <param name="Streams">The training seeds, one source per lane.</param>
public sealed record TrainingHistory(Samples Data, Tensor Forgotten, Streams Streams);
