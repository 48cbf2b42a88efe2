using UnlearnRepro.Benchmarks;
using UnlearnRepro.Benchmarks.Ranking;
using UnlearnRepro.Cli.Terminal;
using UnlearnRepro.Kernels.Runtime;
using UnlearnRepro.Ranking.Datasets;

return Frame.Run(() =>
{
    // libtorch reads its settings when it loads, so this comes before anything that touches a tensor.
    TorchRuntime.Configure();
    return CommandLine.Run(
        new("The speeds that the project promises, each as a ratio against something measured in the same run")
        {
            StepBenchmark.Command(),
            ImportancesBenchmark.Command(),
            StatisticsBenchmark.Command(),
            ReportBenchmark.Command(),
            CodeBenchmark.Command(),
            RankingBenchmark.Command(MicrosoftDatasets.Mq2008),
        },
        args);
});
