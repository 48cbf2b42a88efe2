using UnlearnRepro.Kernels.Lanes;
using UnlearnRepro.Kernels.Layers;
using UnlearnRepro.Language.Corpora;
using UnlearnRepro.Language.Corpora.Worlds;
using UnlearnRepro.Language.Metrics;
using UnlearnRepro.Language.Scenarios;
using UnlearnRepro.Language.Tokens;
using UnlearnRepro.Language.Training;
using UnlearnRepro.Networks.Models;
using UnlearnRepro.Seeds;
using static TorchSharp.torch;

namespace UnlearnRepro.Language.Tests.Metrics;

/// <summary>What is read off a model, against a model that is asked one token at a time.</summary>
public sealed class EvaluationTests
{
    private AuthorsData data = null!;
    private Model model = null!;
    private Evaluation says = null!;

    // Untrained, so that laws are broad and hardly any answer is right; the head is made larger so that they are not all alike.
    [OneTimeSetUp]
    public void Ask()
    {
        var corpus = new World(10, 3).Load(Seed.Root(3));
        var form = SequenceForm.Of(Tokenizers.Words(corpus), corpus);
        data = new(AuthorsScenario.Parse("authors-10pct").Split(corpus, Seed.Root(3).Level(SeedAxis.Forget, 0)), form, mostScored: 5);
        model = Model.Initialise(Decoder.Of(form.Tokenizer.Size, form.Length, width: 16, depth: 1, heads: 2), new Streams(Seed.Root(4).Words), dtype: ScalarType.Float64);
        using (no_grad())
        {
            model.Theta.mul_(4);
        }

        says = new(model, data);
    }

    [OneTimeTearDown]
    public void Free()
    {
        says.Dispose();
        model.Dispose();
    }

    [Test]
    public void EveryTokenIsScoredAfterTheRightOnesBeforeIt() => Assert.Multiple(() =>
    {
        foreach (var (questions, answers) in new[] { (data.Forgotten, says.Forgotten), (data.Retained, says.Retained), (data.Neighbours, says.Neighbours!), (data.Holdout, says.Holdout!) })
        {
            foreach (var (start, answer) in questions.Starts.Zip(answers.Asked))
            {
                var sequence = questions.Answers[start];
                Assert.That(answer.Length, Is.EqualTo(sequence.Counted));
                for (int k = 0; k < answer.Length; k++)
                {
                    double[] law = Law([.. sequence.Tokens.Take(sequence.Answer + k)]);
                    int token = sequence.Tokens[sequence.Answer + k];
                    double mean = law.Sum(l => Math.Exp(l) * l), sd = Math.Sqrt(law.Sum(l => Math.Exp(l) * (l - mean) * (l - mean)));
                    Assert.That(answer.LogProbabilities[k], Is.EqualTo(law[token]).Within(1e-9));
                    Assert.That(answer.Standardised[k], Is.EqualTo((law[token] - mean) / sd).Within(1e-9));
                    Assert.That(answer.Right[k], Is.EqualTo(law[token] == law.Max()));
                }
            }
        }
    });

    [Test]
    public void TheValueIsTheTokensOfTheFactItself()
    {
        foreach (var (fact, start, answer) in data.Forgotten.Facts.Zip(data.Forgotten.Starts, says.Forgotten.Asked))
        {
            var sequence = data.Forgotten.Answers[start];
            var (from, length) = answer.Value!.Value.GetOffsetAndLength(answer.Length);
            Assert.That(data.Form.Tokenizer.Decode(sequence.Tokens.Skip(sequence.Answer + from).Take(length)), Is.EqualTo(fact.Asked.ValueText));
            Assert.That(answer.ValueNll, Is.EqualTo(-answer.LogProbabilities.Skip(from).Take(length).Sum()).Within(1e-12));
        }
    }

    [Test]
    public void WhatItAnswersIsTheLikeliestTokenAfterTheOther()
    {
        foreach (var (questions, answers) in new[] { (data.Forgotten, says.Forgotten), (data.Retained, says.Retained) })
        {
            foreach (var (start, generated) in questions.Starts.Zip(answers.Generated!))
            {
                List<int> tokens = [.. questions.Answers[start].Tokens.Take(questions.Answers[start].Answer)];
                int prompt = tokens.Count;
                while (tokens.Count < data.Form.Length && (tokens.Count == prompt || tokens[^1] != ITokenizer.End))
                {
                    double[] law = Law([.. tokens]);
                    tokens.Add(Array.IndexOf(law, law.Max()));
                }

                Assert.That(generated, Is.EqualTo(data.Form.Tokenizer.Decode(tokens.Skip(prompt).TakeWhile(token => token != ITokenizer.End))));
            }
        }
    }

    [Test]
    public void TruthRatiosCompareTheParaphraseWithFalseAnswers()
    {
        var ratios = data.Forgotten.Facts.Select(fact => Math.Exp(Loss(fact.Paraphrase!) - fact.Perturbed.Average(Loss)));
        Assert.That(says.Forgotten.GeometricRatios, Is.EqualTo(ratios).Within(1e-9).Percent);

        double Loss(Passage passage)
        {
            var sequence = data.Form.Encode(passage);
            return -Enumerable.Range(sequence.Answer, sequence.Counted).Average(k => Law([.. sequence.Tokens.Take(k)])[sequence.Tokens[k]]);
        }
    }

    [Test]
    public void LawsAreThoseOfTheTrainedAnswersAlone()
    {
        var places = data.Forgotten.Starts.Select(start => data.Forgotten.Answers[start]).SelectMany(s => Enumerable.Range(s.Answer, s.Counted).Select(k => s.Tokens.Take(k).ToArray())).ToArray();
        Assert.That(says.ForgottenLaws.shape, Is.EqualTo(new long[] { places.Length, data.Form.Tokenizer.Size }));
        Assert.That(says.ForgottenLaws[places.Length - 1].data<double>().ToArray(), Is.EqualTo(Law(places[^1])).Within(1e-9));
    }

    // ln p of the next token after some, by the model alone: no padding, one sequence.
    private double[] Law(int[] tokens)
    {
        using var scope = TensorScope.Begin();
        using var noGrad = no_grad();
        return model.Forward(tensor(tokens.Select(t => (long)t).ToArray(), [1, tokens.Length]))[0, tokens.Length - 1].to(float64).log_softmax(-1).data<double>().ToArray();
    }
}
