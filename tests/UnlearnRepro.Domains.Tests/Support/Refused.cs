using UnlearnRepro.Words;

namespace UnlearnRepro.Domains.Tests.Support;

/// <summary>The message of the <see cref="StudyException"/> (mostly a data set's) that an action must throw: always one line.</summary>
internal static class Refused
{
    public static string Message(Action act) => OneLine((StudyException?)Assert.Throws(Is.InstanceOf<StudyException>(), () => act()));

    public static async Task<string> MessageAsync(Func<Task> act)
    {
        try
        {
            await act();
        }
        catch (StudyException e)
        {
            return OneLine(e);
        }

        throw new AssertionException("expected a StudyException, found none");
    }

    private static string OneLine(StudyException? e)
    {
        Assert.That(e?.Message, Is.Not.Null.And.Not.Contain("\n"));
        return e!.Message;
    }
}
