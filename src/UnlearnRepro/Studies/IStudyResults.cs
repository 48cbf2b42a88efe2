namespace UnlearnRepro.Studies;

/// <summary>What a study measured, as grids of numbers: all that statistics and reports need, whoever ran it.</summary>
public interface IStudyResults
{
    /// <summary>The study.</summary>
    Study Study { get; }

    /// <summary>One metric of one method over the whole grid. Row i is training seed i for every method but a reference.</summary>
    MetricGrid Grid(MethodChoice method, string metric);

    /// <summary>
    /// The same over every further seed axis that the study varies, of which <see cref="Grid"/> is level 0; null where none does.
    /// </summary>
    DesignGrid? Design(MethodChoice method, string metric) => null;
}
