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
    if (given.Action is ParseErrorAction && given.Errors.Count > 0)
    {
        throw new StudyException(ParseErrors.Line([.. given.Errors.Select(e => e.Message)]));
    }

    return given.Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
}
catch (Exception e) when (e is StudyException or ArgumentException or FormatException or IOException or UnauthorizedAccessException)
{
    Console.Error.WriteLine($"error: {e.Message}");
    return ExitCode.BadInput;
}
catch (TypeInitializationException e) when (e.InnerException is NotSupportedException or DllNotFoundException)
{
    // TorchSharp has printed all the places where it looked.
    Console.Error.WriteLine("error: libtorch: expected the native library of this system beside the program, found none that loads; doctor has the remedy");
    return ExitCode.BadInput;
}
catch (OperationCanceledException)
{
    Console.Error.WriteLine("stopped: finished cells are stored; the same command goes on from here");
    return ExitCode.Stopped;
}
