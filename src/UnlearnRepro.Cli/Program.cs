using System.CommandLine;
using System.CommandLine.Invocation;
using UnlearnRepro.Cli.Terminal;
using UnlearnRepro.Cli.Verbs;
using UnlearnRepro.Kernels.Runtime;
using UnlearnRepro.Studies;

// libtorch reads its settings when it loads, so this comes before anything that touches a tensor.
TorchRuntime.Configure();

var root = new RootCommand("Does a claim about machine unlearning survive when the random seeds change?")
{
    Reproduce.Command(),
    Verdict.Command(),
    Plan.Command(),
    Doctor.Command(),
    Data.Command(),
    Tune.Command(),
    Bench.Command(),
};

try
{
    var given = root.Parse(args);
    if (given.Action is ParseErrorAction && given.Errors is [var first, ..])
    {
        throw new StudyException($"{first.Message}{(first.Message.EndsWith('.') ? "" : ".")} --help lists the options.");
    }

    return given.Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
}
catch (Exception e) when (e is StudyException or ArgumentException or FormatException or IOException or UnauthorizedAccessException)
{
    Console.Error.WriteLine($"error: {e.Message}");
    return ExitCode.BadInput;
}
catch (OperationCanceledException)
{
    Console.Error.WriteLine("stopped: finished cells are stored; the same command goes on from here");
    return ExitCode.Stopped;
}
