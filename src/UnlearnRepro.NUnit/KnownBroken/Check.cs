using System.Linq.Expressions;
using NUnit.Framework;
using NUnit.Framework.Interfaces;
using NUnit.Framework.Internal;

namespace UnlearnRepro.NUnit.KnownBroken;

/// <summary>A check of the project, as it is, that can be put to anything of its kind.</summary>
/// <param name="Name">Where it is.</param>
/// <param name="Complaint">What it says of a subject; null if it is content.</param>
public sealed record Check<T>(string Name, Func<T, string?> Complaint);

/// <summary>Contracts as checks.</summary>
public static class ContractCheck
{
    /// <summary>A test of a contract, run as it is in a context of its own, so that its failure is found and is not the running test's.</summary>
    /// <param name="test">The test.</param>
    /// <param name="on">The contract on a subject.</param>
    public static Check<T> Of<T, TContract>(Expression<Action<TContract>> test, Func<T, TContract> on)
    {
        var run = test.Compile();
        return new($"{typeof(TContract).Name}.{((MethodCallExpression)test.Body).Method.Name}", subject =>
        {
            using var context = new TestExecutionContext.IsolatedContext();
            try
            {
                run(on(subject));
                return null;
            }
            catch (SuccessException)
            {
                return null;
            }
            catch (ResultStateException e) when (e.ResultState.Status == TestStatus.Failed)
            {
                return e.Message;
            }
        });
    }
}
