using System.Diagnostics;
using System.Reflection;

namespace UnlearnRepro.Kernels.Tests.Runtime;

/// <summary>
/// The build has patched TorchSharp (Directory.Build.targets): as published it lets the garbage collector free a number while native code
/// reads it.
/// </summary>
[NonParallelizable]
public class TorchSharpTests
{
    [Test]
    public void ItsMethodsKeepTheirArgumentsUntilTheyReturn() =>
        Assert.That(typeof(torch).Assembly.GetCustomAttribute<DebuggableAttribute>()!.IsJITOptimizerDisabled, Is.True);

    // As published it fails within seconds: 275 of 1.7 million calls in a minute with two threads that collect.
    [Test]
    public void NoNumberIsFreedWhileItIsRead()
    {
        var clock = Stopwatch.StartNew();
        bool Goes() => clock.ElapsedMilliseconds < 4000;
        Thread[] collectors = [.. Enumerable.Range(0, 2).Select(_ => new Thread(() =>
        {
            while (Goes())
            {
                GC.Collect(0);
                GC.WaitForPendingFinalizers();
            }
        }))];
        Array.ForEach(collectors, thread => thread.Start());
        using Tensor ones = torch.ones(4000), sum = torch.zeros(4000);
        int wrong = 0;
        for (int k = 0; Goes(); k++)
        {
            sum.zero_();
            try
            {
                wrong += sum.add_(ones, alpha: k).data<float>()[7] == k ? 0 : 1;
            }
            catch (System.Runtime.InteropServices.ExternalException)
            {
                wrong++;
            }
        }

        Array.ForEach(collectors, thread => thread.Join());
        Assert.That(wrong, Is.Zero);
    }
}
