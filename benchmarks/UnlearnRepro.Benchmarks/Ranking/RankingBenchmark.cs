using System.CommandLine;
using UnlearnRepro.Cli.Terminal;
using UnlearnRepro.Domains.Data;
using UnlearnRepro.Ranking.Clicks;
using UnlearnRepro.Ranking.Datasets;
using UnlearnRepro.Seeds;

namespace UnlearnRepro.Benchmarks.Ranking;

/// <summary>
/// <c>ranking</c>: an interaction in the kernel's form against the same number by number, trainings against their rounds and clients, a look at a test
/// part against a round; and where MQ2008 is found, how well rankers trained on clicks rank, beside one that was trained on grades.
/// </summary>
internal static class RankingBenchmark
{
    private const int Documents = 20, Block = 2000, Rounds = 40;

    private static readonly string[] Users = ["navigational", "informational"];

    /// <param name="source">MQ2008.</param>
    public static Command Command(IRankingSource source)
    {
        const string what = "Federated learning-to-rank: an interaction, a training, a look at the test part; quality on MQ2008 where it is found";
        var command = new Command("ranking", what);
        command.SetAction(_ => Run(source, DataFolders.Default));
        return command;
    }

    private static int Run(IRankingSource source, DataFolders folders)
    {
        Array.ForEach(Users, Interaction);
        Trainings.Run(Federations.Drawn());
        if (!source.IsAvailable(folders, out string where))
        {
            Output.Line($"quality: MQ2008 was not found ({where}); set {DataFolders.Variable}");
            return ExitCode.Done;
        }

        Quality.Run([.. Enumerable.Range(0, source.Folds ?? 1).Select(fold => source.Load(folders, Seed.Root(1).Level(SeedAxis.Data, fold)))]);
        return ExitCode.Done;
    }

    private static void Interaction(string name)
    {
        var (work, user) = (new Interactions(Documents), ClickModels.Get(name, 2));
        double apart = work.Kernel(user, Block).Zip(work.Scalar(user, Block), (a, b) => Math.Abs(a - b)).Max();
        var kernel = new Timing($"interaction, 10 of {Documents} documents, 46 features, {name} (us)", Block, times => work.Kernel(user, times));
        var scalar = new Timing("the same number by number (us)", Block, times => work.Scalar(user, times));
        for (int round = 0; round < Rounds; round++)
        {
            kernel.Round();
            scalar.Round();
        }

        Numbers.Line(kernel);
        Numbers.Line(scalar);
        Numbers.Line("interaction (us, at most 1.6)", kernel.Minimum);
        Numbers.Line("number by number / vectors, least of each (at least 1.5)", scalar.Minimum / kernel.Minimum);
        Numbers.Line("number by number / vectors, medians", scalar.Median / kernel.Median);
        Numbers.Line("weights after a block, largest difference of the two", apart);
    }
}
