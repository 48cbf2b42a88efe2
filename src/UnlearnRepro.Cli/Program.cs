using UnlearnRepro.Cli;
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
            ReproduceVerb.Command(Registered.Domains),
            VerdictVerb.Command(Registered.Domains),
            PlanVerb.Command(Registered.Domains),
            DoctorVerb.Command(Registered.Domains),
            DataVerb.Command(Registered.Domains),
            TuneVerb.Command(Registered.Domains),
            CleanVerb.Command(Registered.Domains),
        },
        args);
});
