using System.Linq.Expressions;
using UnlearnRepro.Claims;
using UnlearnRepro.Contracts;
using UnlearnRepro.Domains.Data;
using UnlearnRepro.Images.Datasets;
using UnlearnRepro.Images.Metrics;
using UnlearnRepro.Images.Tests.Contracts;
using UnlearnRepro.Images.Tests.Health;
using UnlearnRepro.Images.Tests.Tasks;
using UnlearnRepro.Kernels.Layers;
using UnlearnRepro.Kernels.Training;
using UnlearnRepro.Networks.Methods;
using UnlearnRepro.NUnit.KnownBroken;
using UnlearnRepro.Store;
using UnlearnRepro.Studies;

namespace UnlearnRepro.Images.Tests.KnownBroken;

/// <summary>The checks that there are.</summary>
internal static class Check
{
    /// <summary>A test of the method contract.</summary>
    public static Check<IUnlearningMethod<ClassProblem>> Method(Expression<Action<MethodContract>> test, int lanes = 1) => Contract(test, (IUnlearningMethod<ClassProblem> method) => new OfMethod(method, lanes));

    /// <summary>A test of what methods declare.</summary>
    public static Check<IUnlearningMethod<ClassProblem>> Declaration(Expression<Action<DeclarationContract>> test) => Contract(test, (IUnlearningMethod<ClassProblem> method) => new OfDeclaration(method));

    /// <summary>The test of methods that do not look at the labels of D_f.</summary>
    public static Check<IUnlearningMethod<ClassProblem>> ForgetLabels { get; } = Contract((ForgetLabelsContract c) => c.WhatIsToBeForgottenIsNotLearned(), (IUnlearningMethod<ClassProblem> method) => new OfForgetLabels(method));

    /// <summary>The test of a method with nothing to do.</summary>
    public static Check<IUnlearningMethod<ClassProblem>> Idle { get; } = Contract((IdleContract c) => c.ItGivesTheOriginal(), (IUnlearningMethod<ClassProblem> method) => new OfIdle(method));

    /// <summary>A test of how models are measured.</summary>
    public static Check<Func<Model, Model>> Measurement(Expression<Action<MeasurementContract>> test) => Contract(test, (Func<Model, Model> loaded) => new OfMeasurement(loaded));

    /// <summary>A test of a divergence.</summary>
    public static Check<Func<Predictions, Predictions, double>> Divergence(Expression<Action<DivergenceContract>> test) =>
        Contract(test, (Func<Predictions, Predictions, double> between) => new OfDivergence(between));

    /// <summary>The test of a mean over samples.</summary>
    public static Check<Func<Predictions, double>> SampleMean { get; } =
        Contract((SampleMeanContract c) => c.TheWholeIsTheMeanOfItsPartsBySize(), (Func<Predictions, double> of) => new OfMean(of));

    /// <summary>The test of importances.</summary>
    public static Check<Func<Model, Samples, Tensor>> Importance { get; } =
        Contract((ImportanceContract c) => c.ItIsNowhereAboveTheExactOne(), (Func<Model, Samples, Tensor> of) => new OfImportance(of));

    /// <summary>A test of tasks.</summary>
    public static Check<Func<ITask, ITask>> Task(Expression<Action<TaskContract>> test) => Contract(test, (Func<ITask, ITask> seen) => new OfTask(seen));

    /// <summary>A test of seeds.</summary>
    public static Check<SeedScheme> Seeds(Expression<Action<SeedContract>> test) => Contract(test, (SeedScheme scheme) => new OfSeeds(scheme));

    /// <summary>A health check of a study.</summary>
    public static Check<ImageStudy> Health(string id) => new($"health check {id}", study => study[id] is { IsSick: true } check ? check.Found : null);

    /// <summary>The checks of a data set when it is made.</summary>
    public static Check<Func<ImageDataset>> Data { get; } = new($"{nameof(ImageDataset)}, when it is made", made =>
    {
        try
        {
            made();
            return null;
        }
        catch (DatasetException e)
        {
            return e.Message;
        }
    });

    /// <summary>A rule of exact claims, judged on a study of 2 x 2 cells of the digits after one epoch.</summary>
    public static Check<Func<ITask, ITask>> Claim(string rule) => new($"claim rule {rule}", seen =>
    {
        using var digits = new DigitsTask("digits", epochs: 1);
        using var folder = new TemporaryFolder();
        using var store = new RecordStore(folder.Path);
        var cells = new StoredCells(seen(digits.Task), store);
        var study = new Study
        {
            Name = "known-broken",
            Task = "digits",
            Scenario = "random-10pct",
            Methods = [.. ((string[])["Original", "Finetune:Epochs=1"]).Select(cells.Task.Method)],
            Metrics = ["accuracy-forget"],
            TrainingSeeds = 2,
            UnlearningSeeds = 2,
            Root = 7,
        };
        var claim = new Claim("T-1", "tests", "these tests", "A sentence.") { Rule = rule };
        var judgement = ((IExactRule)ClaimRules.All[rule]).Judge(claim, new(cells, cells.Complete(study, workers: 1), "unlearn"));
        Assert.That(judgement.Outcome, Is.Not.EqualTo(Outcome.Inconclusive), judgement.Measured);
        return judgement.Outcome == Outcome.Contradicted ? judgement.Measured : null;
    });

    private static Check<T> Contract<T, TContract>(Expression<Action<TContract>> test, Func<T, TContract> on) => ContractCheck.Of(test, on);
}
