using System.Linq.Expressions;
using UnlearnRepro.Domains.Methods;
using UnlearnRepro.NUnit.KnownBroken;
using UnlearnRepro.Ranking.Federations;
using UnlearnRepro.Ranking.Queries;
using UnlearnRepro.Ranking.Rankers;
using UnlearnRepro.Ranking.Tests.Methods;
using UnlearnRepro.Seeds;

namespace UnlearnRepro.Ranking.Tests.KnownBroken;

/// <summary>The checks that there are.</summary>
internal static class Check
{
    public static Check<Asking> Asking { get; } =
        ContractCheck.Of((ClientContract c) => c.AMessageIsThatOfTheClientAlone(), (Asking ask) => new OfAsking(ask));

    public static Check<IUnlearningMethod<Ranker, Federation>> Budget { get; } =
        ContractCheck.Of((BudgetContract c) => c.AMessageTakesTheInteractionsOfTraining(), (IUnlearningMethod<Ranker, Federation> method) => new OfBudget(method));

    public static Check<Func<Federation, Direction, float[]>> Step { get; } =
        ContractCheck.Of((StepContract c) => c.AscentIsTheStepOfTrainingTurnedRound(), (Func<Federation, Direction, float[]> message) => new OfStep(message));

    public static Check<Func<int, Seed, double[]>> Prior { get; } =
        ContractCheck.Of((PriorContract c) => c.TheirLengthIsTrainings(46), (Func<int, Seed, double[]> initial) => new OfPrior(initial));

    public static Check<Func<Seed, double[]>> Repeat { get; } =
        ContractCheck.Of((RepeatContract c) => c.OneSeedGivesOneModel(), (Func<Seed, double[]> model) => new OfModel(model));

    public static Check<Func<int, int, int[]>> Partition { get; } =
        ContractCheck.Of((PartitionContract c) => c.EveryQueryHasAClient(471, 10), (Func<int, int, int[]> shares) => new OfShares(shares));

    public static Check<Func<Query, int[], (int[] Grades, bool HasRelevant)>> Relabelling { get; } = ContractCheck.Of(
        (RelabelContract c) => c.WhatIsRelevantFollowsTheGrades(),
        (Func<Query, int[], (int[] Grades, bool HasRelevant)> relabelled) => new OfRelabelling(relabelled));

    public static Check<Func<string, bool>> YesOrNo { get; } = ContractCheck.Of((FlagContract c) => c.NoIsNo(), (Func<string, bool> read) => new OfFlag(read));

    public static Check<Func<Query, double[], int[]>> Ties { get; } =
        ContractCheck.Of((TieContract c) => c.DocumentsOfOneScoreStandInTheirOwnOrder(), (Func<Query, double[], int[]> order) => new OfOrder(order));

    public static Check<IUnlearningMethod<Ranker, Federation>> Method(Expression<Action<RankingMethodContract>> test) =>
        ContractCheck.Of(test, (IUnlearningMethod<Ranker, Federation> method) => new OfMethod(method));

    public static Check<IUnlearningMethod<Ranker, Federation>> Ascent(Expression<Action<AscentContract>> test) =>
        ContractCheck.Of(test, (IUnlearningMethod<Ranker, Federation> method) => new OfAscent(method));

    public static Check<IUnlearningMethod<Ranker, Federation>> Eraser(Expression<Action<EraserContract>> test) =>
        ContractCheck.Of(test, (IUnlearningMethod<Ranker, Federation> method) => new OfEraser(method));

    public static Check<StreamScheme> Streams(Expression<Action<StreamContract>> test) =>
        ContractCheck.Of(test, (StreamScheme scheme) => new OfStreams(scheme));
}
