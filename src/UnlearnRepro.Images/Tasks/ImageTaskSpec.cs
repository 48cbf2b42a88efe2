using UnlearnRepro.Images.Datasets;
using UnlearnRepro.Kernels.Layers;
using UnlearnRepro.Kernels.Training;

namespace UnlearnRepro.Images.Tasks;

/// <summary>A task of this domain before its data are read.</summary>
/// <param name="Name">What the user types, e.g. <c>digits</c>.</param>
/// <param name="Dataset">Name of its data set.</param>
/// <param name="Model">The network in a few words.</param>
/// <param name="Network">The network for images of a shape and a number of classes.</param>
/// <param name="Recipe">How M_o and M_r are trained.</param>
public sealed record ImageTaskSpec(string Name, string Dataset, string Model, Func<ImageShape, int, Network> Network, Recipe Recipe);
