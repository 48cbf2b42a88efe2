using UnlearnRepro.Domains.Data;
using UnlearnRepro.Images.Datasets;

namespace UnlearnRepro.Images.Scenarios;

/// <summary>What is to be forgotten and what is to be kept, as row numbers in ascending order.</summary>
/// <param name="Forget">D_f: rows of the train part to forget.</param>
/// <param name="Retain">D_r: all other rows of the train part.</param>
/// <param name="TestForget">D'_f: rows of the test part that have the distribution of D_f.</param>
/// <param name="TestRetain">D'_r: rows of the test part that have the distribution of D_r.</param>
public sealed record Split(int[] Forget, int[] Retain, int[] TestForget, int[] TestRetain)
{
    /// <summary>
    /// D_f where the scenario corrupts it: the images and labels that stand in D at the rows <see cref="Forget"/>, in that
    /// order, when M_o is trained, and that methods are to forget. Null where D stays as the data set has it.
    /// </summary>
    public ImageSet? CorruptedForget { get; init; }

    /// <summary>D'_f where the scenario corrupts it: made of the rows <see cref="TestForget"/>, in that order. Null where these rows are it.</summary>
    public ImageSet? CorruptedTestForget { get; init; }

    /// <summary>The split that forgets the train rows given, once neither part nor complement is empty.</summary>
    /// <param name="scenario">Name of the scenario, for the message.</param>
    /// <param name="data">The data set split.</param>
    /// <param name="forget">For each train row whether it is forgotten, (N).</param>
    /// <param name="testForget">D'_f.</param>
    /// <param name="testRetain">D'_r.</param>
    /// <exception cref="DatasetException">D_f, D_r, D'_f or D'_r is empty.</exception>
    internal static Split Of(string scenario, ImageDataset data, Func<int, bool> forget, int[] testForget, int[] testRetain)
    {
        int[] rows = [.. Enumerable.Range(0, data.Train.Count)];
        var split = new Split([.. rows.Where(forget)], [.. rows.Where(i => !forget(i))], testForget, testRetain);
        string where = Where(scenario, data);
        if (split.Forget.Length == 0 || split.Retain.Length == 0)
        {
            string found = split.Forget.Length == 0 ? "none" : "all";
            throw new DatasetException(
                where, $"a part of the {rows.Length} train images to forget", $"{found} of them");
        }

        return testForget.Length > 0 && testRetain.Length > 0
            ? split
            : throw new DatasetException(
                where, "test images of what is forgotten and of the rest", $"{testForget.Length} and {testRetain.Length}");
    }

    /// <summary>The split that forgets every image, train and test, of some labels.</summary>
    /// <param name="scenario">Name of the scenario, for the message.</param>
    /// <param name="data">The data set split.</param>
    /// <param name="labelsOf">Which labels are meant: a part's labels or fine labels.</param>
    /// <param name="isForgotten">Whether a label is to be forgotten.</param>
    /// <exception cref="DatasetException">D_f, D_r, D'_f or D'_r is empty.</exception>
    internal static Split ByLabel(string scenario, ImageDataset data, Func<ImageSet, int[]> labelsOf, Func<int, bool> isForgotten)
    {
        int[] train = labelsOf(data.Train), test = labelsOf(data.Test);
        var rows = Enumerable.Range(0, data.Test.Count).ToLookup(i => isForgotten(test[i]));
        return Of(scenario, data, i => isForgotten(train[i]), [.. rows[true]], [.. rows[false]]);
    }

    /// <summary>The start of every message about a split.</summary>
    internal static string Where(string scenario, ImageDataset data) => $"scenario {scenario} of data set '{data.Name}'";
}
