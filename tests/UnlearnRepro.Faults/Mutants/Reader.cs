namespace UnlearnRepro.Faults.Mutants;

/// <summary>One of the program's readers, as the tests of mutants need it.</summary>
/// <param name="Name">What it reads.</param>
/// <param name="Valid">Makes a valid input.</param>
/// <param name="Read">Reads one; returns what is now believed, each fact a text.</param>
/// <param name="Named">What a message has to name: the file, the option.</param>
/// <param name="Documented">The exceptions that it documents.</param>
internal sealed record Reader(string Name, Func<Random, byte[]> Valid, Func<byte[], IEnumerable<string>> Read, string Named, params Type[] Documented)
{
    /// <summary>Whether what it reads carries a checksum: then a mutant is refused, or what is believed of it was so before.</summary>
    public bool Checked { get; init; }

    /// <summary>Lines of a message. A table's has one for each bad row, and says first how many there are and last how many are not shown.</summary>
    public int MostLines { get; init; } = 1;

    public override string ToString() => Name;
}
