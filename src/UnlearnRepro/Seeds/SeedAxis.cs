namespace UnlearnRepro.Seeds;

/// <summary>
/// An independent source of randomness of a study. Each has streams of its own and drives nothing else. A domain names its axes; these are
/// the protocol's, which every domain has.
/// </summary>
/// <param name="Name">In small letters: a word of paths, of keys and, behind <c>s_</c>, of columns.</param>
/// <param name="NestedIn">
/// The axes within whose levels this one's are counted: its level 2 under one level of theirs has nothing to do with its level 2 under
/// another. Axes that are not nested in each other are crossed.
/// </param>
public sealed record SeedAxis(string Name, params IReadOnlyList<SeedAxis> NestedIn)
{
    /// <summary>
    /// The axis that this one is a part of, such as s_train of the initialisation: level 2 of a part draws its <see cref="Purposes"/> as level 2 of
    /// the whole does, and whoever varies parts varies no whole. Null for an axis that is none.
    /// </summary>
    public SeedAxis? PartOf { get; private init; }

    /// <summary>The axis itself, or the one that it is a part of.</summary>
    public SeedAxis Whole => PartOf ?? this;

    /// <summary>What a part draws, of all that its whole does; empty for an axis that is no part.</summary>
    public IReadOnlyList<string> Purposes { get; private init; } = [];

    /// <summary>Its name.</summary>
    public override string ToString() => Name;

    /// <summary>A part of this axis, nested in what this one is nested in.</summary>
    /// <param name="name">As for an axis.</param>
    /// <param name="purposes">The purposes that <see cref="Seed.Words"/> is asked for, e.g. <c>init</c>.</param>
    public SeedAxis Part(string name, params IReadOnlyList<string> purposes) => new(name, NestedIn) { PartOf = this, Purposes = purposes };

    /// <summary>s_data: how a data set without an official split is split. Part of the task's identity.</summary>
    public static SeedAxis Data { get; } = new("data");

    /// <summary>s_forget: which samples are to be forgotten, where the scenario draws them.</summary>
    public static SeedAxis Forget { get; } = new("forget", Data);

    /// <summary>s_train: initialisation, order and augmentation of the original model M_o.</summary>
    public static SeedAxis Train { get; } = new("train", Data);

    /// <summary>s_unlearn: everything an unlearning method draws.</summary>
    public static SeedAxis Unlearn { get; } = new("unlearn", Forget, Train);

    /// <summary>s_retrain: everything the reference model M_r draws; never shared with M_o.</summary>
    public static SeedAxis Retrain { get; } = new("retrain", Forget);

    /// <summary>s_eval: everything a stochastic metric draws.</summary>
    public static SeedAxis Eval { get; } = new("eval", Unlearn);

    /// <summary>
    /// The axes that tell one cell of the protocol from another, in the order of a table. A method that starts afresh reads s_train as s_retrain.
    /// </summary>
    public static IReadOnlyList<SeedAxis> OfCells { get; } = [Data, Forget, Train, Unlearn, Eval];
}
