using System.Diagnostics;
using System.Text;
using UnlearnRepro.Words;

namespace UnlearnRepro.Faults.Mutants;

/// <summary>
/// Valid inputs, damaged at random: each is read, or refused by a documented exception with one line that names it, soon and without
/// gigabytes. What carries a checksum is never believed to hold anything else than before.
/// </summary>
[TestFixture]
public sealed class MutantTests
{
    private const int Usual = 2000, Many = 20_000, Inputs = 40, Examples = 3;
    private const long MostBytes = 256 << 20;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private static IEnumerable<TestCaseData> Readers(string prefix) =>
        AllReaders.In(Path.GetTempPath()).Select(reader => new TestCaseData(reader.Name).SetName($"{prefix}({reader.Name})"));

    [TestCaseSource(nameof(Readers), new object[] { nameof(Mutants_are_read_or_refused) })]
    public void Mutants_are_read_or_refused(string name) => Run(name, Usual);

    [Explicit("minutes")]
    [Category("Long")]
    [TestCaseSource(nameof(Readers), new object[] { nameof(Many_mutants_are_read_or_refused) })]
    public void Many_mutants_are_read_or_refused(string name) => Run(name, Many);

    [TestCaseSource(nameof(Readers), new object[] { nameof(Valid_inputs_are_read) })]
    public void Valid_inputs_are_read(string name)
    {
        using var folder = new TemporaryFolder();
        var reader = AllReaders.In(folder.Path).Single(r => r.Name == name);
        for (int k = 0; k < 20; k++)
        {
            byte[] valid = reader.Valid(Draws.Of($"{name} {k}"));
            Assert.That(() => reader.Read(valid).ToArray(), Is.Not.Empty, Encoding.Latin1.GetString(valid));
        }
    }

    private static void Run(string name, int mutants)
    {
        using var folder = new TemporaryFolder();
        var reader = AllReaders.In(folder.Path).Single(r => r.Name == name);
        var inputs = Enumerable.Range(0, Inputs).Select(k => reader.Valid(Draws.Of($"{name} {k}"))).Select(valid => (Valid: valid, Facts: reader.Read(valid).ToHashSet())).ToArray();
        var faults = new Found();
        byte[] current = [];
        var clock = Stopwatch.StartNew();
        int read = 0;
        var work = Task.Factory.StartNew(
            () =>
            {
                for (int k = 0; k < mutants; k++)
                {
                    var (valid, facts) = inputs[k % Inputs];
                    current = Mutator.Mutate(valid, Draws.Of($"mutant {name} {k}"));
                    clock.Restart();
                    read += Judge(reader, facts, current, k, faults) ? 1 : 0;
                }
            },
            TaskCreationOptions.LongRunning);
        while (!work.Wait(TimeSpan.FromMilliseconds(200)))
        {
            Assert.That(clock.Elapsed, Is.LessThan(Patience), () => $"hangs on: {Shown(current)}");
        }

        TestContext.Out.WriteLine($"{mutants} mutants, seed {Draws.Seed}: {read} read, {faults.Count} faults");
        Assert.That(faults.Count, Is.Zero, faults.ToString());
        Assert.That(read, Is.InRange(reader.Checked ? 0 : 1, mutants - 1), "mutants that all fare alike test nothing");
    }

    private static bool Judge(Reader reader, HashSet<string> facts, byte[] mutant, int number, Found faults)
    {
        // Of this thread: what tests beside it allocate is not the mutant's.
        long before = GC.GetAllocatedBytesForCurrentThread();
        try
        {
            string[] believed = [.. reader.Read(mutant)];
            if (reader.Checked && believed.FirstOrDefault(fact => !facts.Contains(fact)) is { } wrong)
            {
                faults.Add("believed", number, wrong, mutant);
            }

            return true;
        }
        catch (Exception e) when (reader.Documented.Contains(e.GetType()))
        {
            // What a message quotes may hold anything; the program writes control characters out, which the tests of the program look at.
            IReadOnlyList<string> lines = e is StudyException told ? told.Lines : [e.Message];
            if (lines.Count > reader.MostLines || lines.Any(string.IsNullOrWhiteSpace))
            {
                faults.Add($"more than {reader.MostLines} lines", number, e.Message, mutant);
            }
            else if (!lines.Any(line => line.Contains(reader.Named, StringComparison.Ordinal)))
            {
                faults.Add($"does not name {reader.Named}", number, e.Message, mutant);
            }

            return false;
        }
        catch (Exception e)
        {
            faults.Add($"{e.GetType().Name}", number, e.Message, mutant);
            return false;
        }
        finally
        {
            if (GC.GetAllocatedBytesForCurrentThread() - before is var bytes and > MostBytes)
            {
                faults.Add("memory", number, $"{bytes >> 20} MB", mutant);
            }
        }
    }

    private static string Shown(byte[] mutant) => Encoding.Latin1.GetString(mutant.AsSpan(0, Math.Min(mutant.Length, 300))).ReplaceLineEndings("\\n");

    // By kind, a few of each.
    private sealed class Found
    {
        private readonly Dictionary<string, List<string>> kinds = [];

        public int Count { get; private set; }

        public void Add(string kind, int number, string said, byte[] mutant)
        {
            Count++;
            if (!kinds.TryGetValue(kind, out var some))
            {
                kinds.Add(kind, some = []);
            }

            some.Add(some.Count < Examples ? $"mutant {number}: {said[..Math.Min(said.Length, 300)]}\n    of: {Shown(mutant)}" : "");
        }

        public override string ToString() => string.Join('\n', kinds.Select(k => $"{k.Key}: {k.Value.Count}\n  {string.Join("\n  ", k.Value.Where(s => s.Length > 0))}"));
    }
}
