using System.Text.Json;
using UnlearnRepro.Reports.Content;
using UnlearnRepro.Reports.Forms;
using UnlearnRepro.Words;

namespace UnlearnRepro.Tests.Reports;

public class JsonReportTests
{
    private static readonly JsonElement Root = JsonDocument.Parse(Of(Fake.TwoByTwo())).RootElement;

    [Test]
    public void HasAStableSchema()
    {
        Assert.That(Names(Root), Is.EqualTo("study task scenario root training_seeds unlearning_seeds fingerprint sources summary health rows protocols audits verdicts factors design"));
        Assert.That(Names(Root.GetProperty("rows")[2]), Is.EqualTo("method parameters seed_use metric unit i j collapsed cells missing mean s_t s_u single_run noise_floor icc minus_retrain in_retrain_sds inside_retrain_band"));
        Assert.That(Names(Root.GetProperty("rows")[2].GetProperty("icc")), Is.EqualTo("value lower upper status reason"));
        Assert.That(Names(Root.GetProperty("verdicts")[0]), Is.EqualTo("id family source sentence outcome measured lower upper would_change rerun error_rate seeds_needed left_out"));
    }

    [Test]
    public void HoldsTheNumbersUnrounded()
    {
        var row = Root.GetProperty("rows")[2];
        Assert.That(row.GetProperty("s_t").GetProperty("value").GetDouble(), Is.EqualTo(14).Within(1e-12));
        Assert.That(row.GetProperty("icc").GetProperty("value").GetDouble(), Is.EqualTo(196 / 204.0).Within(1e-12));
        Assert.That(row.GetProperty("seed_use").GetString(), Is.EqualTo("training_and_unlearning"));
        Assert.That(row.GetProperty("mean").GetProperty("status").GetString(), Is.EqualTo("ok"));
    }

    /// <summary>Of a method that draws nothing s_U = 0 is no estimate at the edge of its range.</summary>
    [Test]
    public void SaysWhatHoldsByConstruction() => Assert.That(
        ((string[])["s_t", "s_u", "icc"]).Select(name => Root.GetProperty("rows")[1].GetProperty(name).GetProperty("status").GetString()),
        Is.EqualTo(["ok", "by_construction", "by_construction"]));

    [Test]
    public void WhatDoesNotExistIsNull()
    {
        var rows = Root.GetProperty("rows");
        Assert.That(rows[0].GetProperty("s_u").ValueKind, Is.EqualTo(JsonValueKind.Null));
        Assert.That(rows[4].GetProperty("mean").ValueKind, Is.EqualTo(JsonValueKind.Null));
        Assert.That(rows[4].GetProperty("collapsed").GetInt32(), Is.EqualTo(4));

        var verdicts = Root.GetProperty("verdicts");
        Assert.That(verdicts[1].GetProperty("lower").ValueKind, Is.EqualTo(JsonValueKind.Null));
        Assert.That(verdicts[2].GetProperty("upper").ValueKind, Is.EqualTo(JsonValueKind.Null));
        Assert.That(verdicts[2].GetProperty("outcome").GetString(), Is.EqualTo("inconclusive"));
    }

    internal static string Of(StudyReport report)
    {
        using var writer = new StringWriter();
        JsonReport.Write(writer, report);
        return writer.ToString();
    }

    private static string Names(JsonElement element) => string.Join(" ", element.EnumerateObject().Select(p => p.Name));
}
