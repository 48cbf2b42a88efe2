using UnlearnRepro.Reports.Content;
using UnlearnRepro.Reports.Text;
using UnlearnRepro.Studies;
using UnlearnRepro.Words;

namespace UnlearnRepro.Reports.Origin;

/// <summary>Which layer moved: the distance of each layer from M_o and from M_r, means over the cells that are models.</summary>
internal static class LayerPart
{
    private const string Note =
        "Each entry: L2 distance of the layer's weights from M_o / from M_r, mean over the cells of a method. Within a cell the distance from M_r is the "
        + "root of the mean square over the references, so that the squares of the layers add up; it is at least distance-retrain, the mean. "
        + "Independent initialisations make up most of the distance from M_r, and for Retrain, which has no M_o, of both.";

    /// <summary>The table; null if no record has layers.</summary>
    public static OriginPart? Of(StudyResults results)
    {
        var study = results.Study;
        string[] layers = [.. results.Records.SelectMany(r => r.Result.Layers?.Keys ?? []).Distinct()];
        return layers.Length == 0 ? null : new(
            "Which layers moved",
            ["method", .. layers],
            [.. study.Methods.Select(method => (string[])
                [MethodLabel.Of(method, study.Methods).ToString(), .. layers.Select(layer => Cell(results, method, layer))])],
            Note,
            []);
    }

    private static string Cell(StudyResults results, MethodChoice method, string layer)
    {
        LayerDistance[] distances =
        [
            .. results.Records
                .Where(r => r.Cell.Method == method.Name && r.Cell.Parameters == method.Parameters && r.Result.Status == CellStatus.Ok)
                .Select(r => r.Result.Layers?.GetValueOrDefault(layer)).OfType<LayerDistance>(),
        ];
        return distances.Length == 0 ? "-" : $"{NumberText.Of(distances.Average(d => d.Original))} / {NumberText.Of(distances.Average(d => d.Retrain))}";
    }
}
