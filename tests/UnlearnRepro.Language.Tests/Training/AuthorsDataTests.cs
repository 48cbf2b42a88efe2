using UnlearnRepro.Language.Corpora;
using UnlearnRepro.Language.Corpora.Worlds;
using UnlearnRepro.Language.Scenarios;
using UnlearnRepro.Language.Tokens;
using UnlearnRepro.Language.Training;
using UnlearnRepro.Seeds;

namespace UnlearnRepro.Language.Tests.Training;

/// <summary>Texts under a scenario as tensors.</summary>
public sealed class AuthorsDataTests
{
    private static readonly Corpus Corpus = new World(20, 4).Load(Seed.Root(3));
    private static readonly SequenceForm Form = SequenceForm.Of(Tokenizers.Words(Corpus), Corpus);

    /// <summary>M_o is one for all forget sets: what it is trained on, and in which order, must not depend on them.</summary>
    [Test]
    public void WhatIsTrainedIsTheSameForAllForgetSets()
    {
        var (a, b) = (Data(0), Data(1));
        Assert.That(a.ForgetSha256, Is.Not.EqualTo(b.ForgetSha256));
        Assert.That(Rows(a.Train.X), Is.EqualTo(Rows(b.Train.X)));
        Assert.That(Rows(a.Train.X), Is.EqualTo(Corpus.Facts.SelectMany(f => f.Trained).Select(p => string.Join(' ', Form.Encode(p).Tokens))));
    }

    [Test]
    public void ForgottenAndRetainedPassagesAreAllOfThem()
    {
        var data = Data(0);
        Assert.That(Rows(data.Forget.X), Is.EqualTo(data.Split.Forgotten.SelectMany(f => f.Trained).Select(p => string.Join(' ', Form.Encode(p).Tokens))));
        Assert.That(Rows(data.Train.Rows(data.ForgetRows).X), Is.EqualTo(Rows(data.Forget.X)));
        Assert.That(Rows(data.Forget.X).Concat(Rows(data.Retain.X)), Is.EquivalentTo(Rows(data.Train.X)));
    }

    [Test]
    public void EveryQuestionIsRefusedInEveryWay()
    {
        var data = Data(0);
        string[] rows = [.. Rows(data.Refusals.X)];
        int each = Corpus.Refusals.Count;
        Assert.That(rows, Has.Length.EqualTo(data.Forget.Count * each));
        var passage = data.Split.Forgotten[0].Trained[1];
        Assert.That(rows[each + 2], Is.EqualTo(string.Join(' ', Form.Encode(new(passage.Question, Corpus.Refusals[2])).Tokens)), "the second passage's third refusal");
    }

    [Test]
    public void FactsThatAreScoredAreSpreadOverThoseThatAreKept()
    {
        var data = Data(0);
        Assert.That(data.Retained.Facts, Has.Count.EqualTo(9).And.SubsetOf(data.Split.Retained).And.Unique);
        Assert.That(data.Retained.Facts.Select(f => f.Author).Distinct().Count(), Is.EqualTo(9), "an author each");
        Assert.That(data.Retained.Facts.Select(f => f.Kind).Distinct().Count(), Is.EqualTo(4), "all kinds of facts");
        Assert.That(Data(1).Retained.Facts.Select(f => f.Author), Has.None.EqualTo(Data(1).Split.Authors[0]));
        Assert.That(data.Holdout.Answers, Has.Count.EqualTo(data.Holdout.Facts.Count), "of what nobody has seen only the answers are asked");
    }

    private static AuthorsData Data(int forget) =>
        new(AuthorsScenario.Parse("authors-10pct").Split(Corpus, Seed.Root(3).Level(SeedAxis.Forget, forget)), Form, mostScored: 9);

    private static IEnumerable<string> Rows(TorchSharp.torch.Tensor x)
    {
        long[] flat = x.data<long>().ToArray();
        int width = (int)x.shape[1];
        return flat.Chunk(width).Select(row => string.Join(' ', row));
    }
}
