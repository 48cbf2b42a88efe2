using System.CommandLine;
using System.CommandLine.Invocation;
using UnlearnRepro.Cli.Terminal;
using UnlearnRepro.Cli.Verbs;
using UnlearnRepro.Kernels.Runtime;
using UnlearnRepro.Words;

StandardStreams.Guard();
AppDomain.CurrentDomain.UnhandledException += (_, e) => Ending.Now(Fault.Tell((Exception)e.ExceptionObject));
try
{
    // In a method of its own: a part of the program that cannot be loaded is found out here, and not before the first line.
    int code = Run(args);
    if (StandardStreams.OutputFailure is { } failure)
    {
        Output.Note($"error: standard output: expected to be written to, found: {failure}; all files are written");
        return code == ExitCode.Done ? ExitCode.BadInput : code;
    }

    return code;
}
catch (Exception e)
{
    return Fault.Tell(e);
}

static int Run(string[] args)
{
    // libtorch reads its settings when it loads, so this comes before anything that touches a tensor.
    TorchRuntime.Configure();

    var root = new RootCommand("Does a claim about machine unlearning survive when the random seeds change?")
    {
        ReproduceVerb.Command(),
        VerdictVerb.Command(),
        PlanVerb.Command(),
        DoctorVerb.Command(),
        DataVerb.Command(),
        TuneVerb.Command(),
        Bench.Command(),
    };
    var given = root.Parse(args);
    if (given.Action is ParseErrorAction && given.Errors.Count > 0)
    {
        throw new StudyException(ParseErrors.Line([.. given.Errors.Select(e => e.Message)]));
    }

    Fault.Artifacts = given.CommandResult.Command.Options.FirstOrDefault(o => o.Name == PathOptions.Artifacts) is Option<string> artifacts ? given.GetValue(artifacts) : null;
    return given.Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
}
