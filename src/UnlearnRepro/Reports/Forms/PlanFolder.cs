using UnlearnRepro.Plans;
using UnlearnRepro.Reports.Content;
using UnlearnRepro.Reports.Figures;
using UnlearnRepro.Reports.Tables;
using UnlearnRepro.Reports.Text;
using UnlearnRepro.Store;
using UnlearnRepro.Words;

namespace UnlearnRepro.Reports.Forms;

/// <summary>A plan on disk: plan.md, and for training and unlearning seeds plan.svg that it shows.</summary>
public static class PlanFolder
{
    /// <summary>Writes both files; older ones are replaced.</summary>
    /// <param name="folder">Made if need be.</param>
    /// <param name="plan">The plan.</param>
    /// <exception cref="StudyException">The folder cannot be made or written to.</exception>
    public static void Write(string folder, StudyPlan plan)
    {
        Writable.Require(folder);
        WholeFile.Write(Path.Combine(folder, "plan.svg"), writer => writer.Write(EfficiencyFigure.Svg(plan)));
        WholeFile.Write(Path.Combine(folder, "plan.md"), writer => Markdown(writer, plan));
    }

    /// <summary>Writes plan.md of a plan over all seed axes.</summary>
    /// <param name="folder">Made if need be.</param>
    /// <param name="plan">The plan.</param>
    /// <exception cref="StudyException">The folder cannot be made or written to.</exception>
    public static void Write(string folder, DesignPlan plan)
    {
        Writable.Require(folder);
        WholeFile.Write(Path.Combine(folder, "plan.md"), writer =>
        {
            writer.Write($"# Plan from {MarkdownText.Escape(plan.Pilot.Name)}\n\n");
            foreach (var table in DesignPlanTable.All(plan))
            {
                writer.Write($"{MarkdownText.Line(table.Caption)}\n\n");
                MarkdownTable.Write(writer, table.Header, table.Rows);
            }

            List(writer, DesignPlanTable.Messages(plan));
            List(writer, DesignPlanTable.Notes);
        });
    }

    /// <summary>The plan in Markdown.</summary>
    public static void Markdown(TextWriter writer, StudyPlan plan)
    {
        writer.Write($"# Plan from {MarkdownText.Escape(plan.Pilot.Name)}\n\n");
        foreach (var table in PlanTable.All(plan))
        {
            writer.Write($"{MarkdownText.Line(table.Caption)}\n\n");
            MarkdownTable.Write(writer, table.Header, table.Rows);
        }

        List(writer, PlanTable.Messages(plan));
        writer.Write("![what each number of unlearning seeds is worth](plan.svg)\n\n");
        List(writer, PlanTable.Notes);
    }

    private static void List(TextWriter writer, IEnumerable<string> sentences) =>
        writer.Write(string.Concat(sentences.Select(s => $"- {MarkdownText.Line(s)}\n")) + "\n");
}
