using System.CommandLine;
using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using UnlearnRepro.Cli.Terminal;
using UnlearnRepro.Words;

namespace UnlearnRepro.Benchmarks;

/// <summary>A Python with PyTorch: its scripts, which lie beside the program, do the same work and print the microseconds that it took.</summary>
internal sealed class Peer
{
    private const string Name = "--peer";

    private readonly string python;

    private Peer(string python) => this.python = python;

    public static Option<string?> Option() =>
        new Option<string?>(Name) { Description = "a Python with PyTorch, whose scripts measure the same work between the rounds" }.Named();

    /// <summary>None was asked for, or one that is tried now: the benchmark itself may take minutes before it comes to it.</summary>
    public static Peer? Of(string? python)
    {
        if (python is null)
        {
            return null;
        }

        var peer = new Peer(python);
        var found = peer.Run("-c", "import torch");
        return found.ExitCode == 0 ? peer : throw new StudyException($"{Name}: expected a Python with PyTorch, found {python}: {found.Complaint}");
    }

    /// <summary>The numbers that a script's line begins with.</summary>
    public double[] Measure(int count, string script, params string[] arguments)
    {
        var ran = Run([Path.Combine(AppContext.BaseDirectory, "peer", script), .. arguments]);
        double[] numbers = [.. ran.Output.Split().TakeWhile(IsNumber).Select(word => double.Parse(word, CultureInfo.InvariantCulture))];
        string found = ran.ExitCode == 0 ? $"'{ran.Output.Trim()}'" : ran.Complaint;
        return ran.ExitCode == 0 && numbers.Length == count
            ? numbers
            : throw new StudyException($"{python} {script}: expected times in microseconds, {count} of them, found {found}");

        static bool IsNumber(string word) => double.TryParse(word, CultureInfo.InvariantCulture, out double _);
    }

    private Ran Run(params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(python, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            var error = process.StandardError.ReadToEndAsync();
            string output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return new(process.ExitCode, output, error.Result);
        }
        catch (Win32Exception e)
        {
            throw new StudyException($"{Name}: expected a Python with PyTorch, found {python}: {e.Message}", e);
        }
    }

    private sealed record Ran(int ExitCode, string Output, string Error)
    {
        // Python's last line says what was wrong, those before it where.
        public string Complaint => Error.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).LastOrDefault()
            ?? $"exit code {ExitCode}";
    }
}
