using System.Diagnostics;
using UnlearnRepro.Studies;

namespace UnlearnRepro.Images.Tests.Tasks;

/// <summary>A long study needs no more memory than a short one.</summary>
[NonParallelizable]
public class MemoryTests
{
    /// <summary>
    /// A cell that held on to the tensors of one M_u (9,610 weights and as many gradients, 77 kB) or its logits (1,797 x 10 in
    /// float64, 144 kB) would add 23 MB or 43 MB over 300 cells. The bound leaves room for the allocator and the collector.
    /// </summary>
    private const long Bound = 10_000_000;

    [Test]
    public void ThreeHundredMoreCellsAddNoMemory()
    {
        using var digits = new DigitsTask();
        Run(digits, 100);
        long before = Resident();
        Run(digits, 300);
        long grown = Resident() - before;
        TestContext.Out.WriteLine($"grown by {grown / 1e6:F1} MB, from {before / 1e6:F0} MB");
        Assert.That(grown, Is.LessThan(Bound));
    }

    /// <summary>What is left to the collector is freed some day, and so not seen in resident memory; a count sees it at once.</summary>
    [TestCase("Original")]
    [TestCase("Retrain")]
    [TestCase("Finetune")]
    [TestCase("SsdCorrected")]
    public void ACellLeavesNoTensorToTheCollector(string method)
    {
        using var digits = new DigitsTask();
        Cell cell = digits.Cell(method);
        digits.Run(cell);
        long before = DisposeScopeManager.Statistics.TensorStatistics.ThreadTotalLiveCount;
        digits.Task.Run(cell, digits.Metrics);
        Assert.That(DisposeScopeManager.Statistics.TensorStatistics.ThreadTotalLiveCount - before, Is.Zero);
    }

    private static void Run(DigitsTask digits, int cells)
    {
        // Every 20th cell unlearns; the others only load, predict and measure.
        for (int i = 0; i < cells; i++)
        {
            Cell cell = digits.Cell(i % 20 == 0 ? "SsdCorrected" : "Original", train: i % 3);
            if (i < 6)
            {
                digits.Run(cell);
            }
            else
            {
                digits.Task.Run(cell, ["accuracy-forget", "distance-original"]);
            }
        }
    }

    private static long Resident()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        using var process = Process.GetCurrentProcess();
        return process.WorkingSet64;
    }
}
