using UnlearnRepro.Cli.Terminal;
using UnlearnRepro.Cli.Verbs;
using UnlearnRepro.Kernels.Runtime;

return Frame.Run(() =>
{
    // libtorch reads its settings when it loads, so this comes before anything that touches a tensor.
    TorchRuntime.Configure();
    return CommandLine.Run(
        new("Does a claim about machine unlearning survive when the random seeds change?")
        {
            ReproduceVerb.Command(),
            VerdictVerb.Command(),
            PlanVerb.Command(),
            DoctorVerb.Command(),
            DataVerb.Command(),
            TuneVerb.Command(),
        },
        args);
});
