using UnlearnRepro.Domains;
using UnlearnRepro.Seeds;
using UnlearnRepro.Studies;

namespace UnlearnRepro.Contracts;

/// <summary>The seed axes of a domain.</summary>
public abstract partial class DomainContract<TDomain>
{
    /// <summary>A task under the first one's scenario whose models are trained in no time, where those of the first take long; null for the first.</summary>
    /// <param name="artifacts">Where it writes.</param>
    protected virtual ITask? Run(string artifacts) => null;

    /// <summary>
    /// Another level of an axis is another result: data and forget sets by what the cell starts from, the rest by weights. A level that changes nothing
    /// would pass for a spread of 0. s_eval alone may change nothing, where no metric draws. Of the first task, which is always there, or a smaller one.
    /// </summary>
    [Test]
    public void EveryLevelOfASeedAxisIsAnotherDraw()
    {
        var (info, task) = (Opened()[0].Info, Run(artifacts) ?? Opened()[0].Task);
        var draws = task.DefaultMethods(info.Scenario).Concat(task.MethodNames).Select(task.Method)
            .FirstOrDefault(m => m.SeedUse == SeedUse.TrainingAndUnlearning);
        var wrong = new List<string>();
        foreach (var axis in task.Axes(info.Scenario).Where(axis => axis.Name != SeedAxis.Eval.Name))
        {
            bool unlearns = axis.Whole.Name == SeedAxis.Unlearn.Name;
            if (unlearns && draws is null)
            {
                continue;
            }

            var method = unlearns ? draws! : task.Method(WellKnown.Original);
            string[] found = [.. Enumerable.Range(0, 2).Select(level => Ran(method, default(SeedIndices).With(axis, level)))];
            wrong.AddRange(found[0] == found[1] ? [$"{info.Name}: levels 0 and 1 of s_{axis.Name} give {method} the same"] : []);
        }

        Assert.That(wrong, Is.Empty);

        string Ran(MethodChoice method, SeedIndices levels)
        {
            var cell = new Cell(task.Name, info.Scenario, method.Name, method.Parameters, Study.DefaultRoot, levels);
            foreach (var prerequisite in task.Prerequisites(cell))
            {
                prerequisite.Make();
            }

            var found = task.Run(cell, []);
            return $"{found.WeightsSha256} {string.Join(' ', found.Inputs.OrderBy(input => input.Key, StringComparer.Ordinal).Select(input => input.Value))}";
        }
    }
}
