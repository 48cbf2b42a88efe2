using UnlearnRepro.Contracts;
using UnlearnRepro.Images.Metrics;
using UnlearnRepro.Images.Models;
using UnlearnRepro.Images.Tests.Contracts;
using UnlearnRepro.Kernels.Layers;
using UnlearnRepro.Kernels.Training;
using UnlearnRepro.Networks.Methods;
using UnlearnRepro.Networks.Models;
using UnlearnRepro.Studies;

namespace UnlearnRepro.Images.Tests.KnownBroken;

/// <summary>Contracts on a subject that a check hands in. They have no fixtures, so that the test runner makes none of its own.</summary>
internal static class NoFixtures
{
    public static IEnumerable<TestFixtureData> Source => [];
}

/// <summary>See <see cref="NoFixtures"/>.</summary>
[TestFixtureSource(typeof(NoFixtures), nameof(NoFixtures.Source))]
internal sealed class OfMethod(IUnlearningMethod<ClassProblem> method, int lanes) : MethodContract(method, Mlp.Of(16, [8], 3), lanes);

/// <inheritdoc cref="OfMethod"/>
[TestFixtureSource(typeof(NoFixtures), nameof(NoFixtures.Source))]
internal sealed class OfDeclaration(IUnlearningMethod<ClassProblem> method) : DeclarationContract(method, SmallCnn.Of(new(1, 4, 4), 2, 3, 3));

/// <inheritdoc cref="OfMethod"/>
[TestFixtureSource(typeof(NoFixtures), nameof(NoFixtures.Source))]
internal sealed class OfForgetLabels(IUnlearningMethod<ClassProblem> method) : ForgetLabelsContract(method, SmallCnn.Of(new(1, 4, 4), 2, 3, 3));

/// <inheritdoc cref="OfMethod"/>
[TestFixtureSource(typeof(NoFixtures), nameof(NoFixtures.Source))]
internal sealed class OfIdle(IUnlearningMethod<ClassProblem> method) : IdleContract(method);

/// <inheritdoc cref="OfMethod"/>
[TestFixtureSource(typeof(NoFixtures), nameof(NoFixtures.Source))]
internal sealed class OfMeasurement(Func<Model, Model> loaded) : MeasurementContract(loaded);

/// <inheritdoc cref="OfMethod"/>
[TestFixtureSource(typeof(NoFixtures), nameof(NoFixtures.Source))]
internal sealed class OfDivergence(Func<Predictions, Predictions, double> between) : DivergenceContract(between);

/// <inheritdoc cref="OfMethod"/>
[TestFixtureSource(typeof(NoFixtures), nameof(NoFixtures.Source))]
internal sealed class OfMean(Func<Predictions, double> of) : SampleMeanContract(of);

/// <inheritdoc cref="OfMethod"/>
[TestFixtureSource(typeof(NoFixtures), nameof(NoFixtures.Source))]
internal sealed class OfImportance(Func<Model, Samples, Tensor> of) : ImportanceContract(of);

/// <inheritdoc cref="OfMethod"/>
[TestFixtureSource(typeof(NoFixtures), nameof(NoFixtures.Source))]
internal sealed class OfTask(Func<ITask, ITask> seen) : TaskContract(seen);

/// <inheritdoc cref="OfMethod"/>
[TestFixtureSource(typeof(NoFixtures), nameof(NoFixtures.Source))]
internal sealed class OfSeeds(SeedScheme scheme) : SeedContract(scheme);
