namespace UnlearnRepro.Studies;

/// <summary>What a study measured, as grids of numbers: all that statistics and reports need, whoever ran it.</summary>
public interface IStudyResults
{
    /// <summary>The study.</summary>
    Study Study { get; }

    /// <summary>One metric of one method over the whole grid. Row i is training seed i for every method but a reference.</summary>
    MetricGrid Grid(MethodChoice method, string metric);
}
