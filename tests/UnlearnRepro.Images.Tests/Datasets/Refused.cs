using UnlearnRepro.Images.Datasets;

namespace UnlearnRepro.Images.Tests.Datasets;

/// <summary>The message of the <see cref="DatasetException"/> that an action must throw: always one line.</summary>
internal static class Refused
{
    public static string Message(Action act) => OneLine(Assert.Throws<DatasetException>(() => act()));

    public static async Task<string> MessageAsync(Func<Task> act)
    {
        try
        {
            await act();
        }
        catch (DatasetException e)
        {
            return OneLine(e);
        }

        throw new AssertionException("expected a DatasetException, found none");
    }

    private static string OneLine(DatasetException? e)
    {
        Assert.That(e?.Message, Is.Not.Null.And.Not.Contain("\n"));
        return e!.Message;
    }
}
