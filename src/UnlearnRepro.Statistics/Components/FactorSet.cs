namespace UnlearnRepro.Statistics.Components;

/// <summary>An effect's place in a design: a set of factors that holds, with every factor, those that it is nested in. Factors are bits.</summary>
/// <param name="Members">All its factors.</param>
/// <param name="Inner">Those that no other one of the set is nested in; they give the effect its name.</param>
/// <param name="Name">Names of the inner ones.</param>
/// <param name="Levels">Number of choices of a level of each member: how many draws of the effect a mean holds.</param>
/// <param name="Df">Product of the inner ones' levels less 1 and of the others' levels.</param>
/// <param name="Fresh">The part of the effect's variance that is left in the mean where factors have finite populations; 1 for none.</param>
internal sealed record FactorSet(int Members, int Inner, string Name, int Levels, int Df, double Fresh)
{
    /// <summary>Whether all factors of another set are in this one.</summary>
    public bool Holds(FactorSet other) => (Members & other.Members) == other.Members;
}
