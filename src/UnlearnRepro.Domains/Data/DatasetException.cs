using UnlearnRepro.Words;

namespace UnlearnRepro.Domains.Data;

/// <summary>
/// Data, or a split of data, that is not what it should be. The message is one line:
/// <c>WHERE: expected EXPECTED, found FOUND</c>, where WHERE is a file, a data set or a scenario.
/// </summary>
/// <param name="where">The file, data set or scenario.</param>
/// <param name="expected">What should have been there.</param>
/// <param name="found">What was there instead.</param>
/// <param name="inner">What the platform reported, if it did.</param>
public sealed class DatasetException(string where, string expected, string found, Exception? inner = null)
    : StudyException($"{where}: expected {expected}, found {found}", inner);
