using UnlearnRepro.Studies;

namespace UnlearnRepro.Domains.Health;

/// <summary>Are the models and the draws as many as they seem?</summary>
internal static class SeedChecks
{
    /// <summary>
    /// G8: training seeds give distinct M_o, retraining seeds distinct M_r, by the SHA-256 of their weights; every cell that draws has a stream of its
    /// own. Draws that coincide would make rows of a grid repeat each other and every interval too narrow.
    /// </summary>
    public static HealthCheck SeedsDiffer(StudyFacts facts)
    {
        var (study, results) = (facts.Study, facts.Results);
        int i = study.TrainingSeeds;
        var groups = new List<(string Text, int Distinct, int All)>();
        if (study.Methods.FirstOrDefault(m => m.SeedUse != SeedUse.Retraining) is { } any)
        {
            groups.Add(("M_o", Enumerable.Range(0, i).Select(t => results.Record(any, t, 0).Result.Inputs["original"]).Distinct().Count(), i));
        }

        if (facts.Retrain is { } retrain)
        {
            groups.Add(("M_r", Enumerable.Range(0, i).Select(t => results.Record(retrain, t, 0).Result.WeightsSha256).Distinct().Count(), i));
        }

        if (study.Methods.FirstOrDefault(m => m.SeedUse == SeedUse.TrainingAndUnlearning) is { } draws)
        {
            Cell[] cells = [.. study.CellsOf(draws)];
            groups.Add(("unlearning streams", cells.Select(facts.Stream).Distinct().Count(), cells.Length));
        }

        return new(
            "G8", "trained models, retrained models and the streams of cells that draw are all distinct", groups.All(g => g.Distinct == g.All),
            "distinct: " + string.Join(", ", groups.Select(g => $"{g.Distinct} of {g.All} {g.Text}")));
    }
}
