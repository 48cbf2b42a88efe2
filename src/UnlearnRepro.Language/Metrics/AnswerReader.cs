using UnlearnRepro.Kernels.Lanes;
using UnlearnRepro.Kernels.Layers;
using UnlearnRepro.Kernels.Training;
using UnlearnRepro.Language.Tokens;
using UnlearnRepro.Language.Training;

namespace UnlearnRepro.Language.Metrics;

/// <summary>Reads off a model what it says of answers; in float64 from its logits on.</summary>
/// <param name="model">A model of one lane.</param>
internal sealed class AnswerReader(Model model)
{
    private const int Chunk = 256;

    // As MembershipScores.Standardised: a variance below this share of the mean square is rounding.
    private const double Rounding = 1e-13;

    /// <summary>What it says of every answer.</summary>
    /// <param name="questions">Questions; there are some.</param>
    /// <param name="laws">Whether the whole laws of next tokens are wanted at the trained answers.</param>
    public (IReadOnlyList<Answer> Answers, Tensor? Laws) Read(Questions questions, bool laws = false)
    {
        using var scope = TensorScope.Begin();
        using var noGrad = no_grad();
        var samples = questions.Samples!;
        var (answers, kept) = (new List<Answer>(), new List<Tensor>());
        HashSet<int> asked = [.. questions.Starts];
        for (int start = 0; start < samples.Count; start += Chunk)
        {
            using var part = TensorScope.Begin();
            int count = (int)Math.Min(Chunk, samples.Count - start);
            var batch = samples.Slice(start, count, lanes: 1);
            var law = Law(batch, out var right);
            Read([.. questions.Answers.Skip(start).Take(count)], law, right, answers);
            if (laws)
            {
                var rows = Enumerable.Range(start, count)
                    .SelectMany(k => Enumerable.Repeat(asked.Contains(k), questions.Answers[k].Counted))
                    .Index().Where(row => row.Item).Select(row => (long)row.Index);
                kept.Add(part.Keep(law.index_select(0, tensor(rows.ToArray()))));
            }
        }

        return (answers, laws ? scope.Keep(cat([.. kept])) : null);
    }

    // ln p at every place that counts, sequence after sequence, [places, V], and the right token of each.
    private Tensor Law(Batch batch, out Tensor right)
    {
        var objective = new NextToken(ITokenizer.Padding);
        var places = objective.Counts(batch).flatten().nonzero().view(-1);
        right = objective.Targets(batch).flatten().index_select(0, places);
        return model.Forward(batch.X).flatten(0, 1).index_select(0, places).to(float64).log_softmax(-1);
    }

    private static void Read(IReadOnlyList<Encoded> sequences, Tensor law, Tensor right, List<Answer> answers)
    {
        var (p, chosen) = (law.exp(), law.gather(1, right.unsqueeze(1)).view(-1));

        // What cannot come has no part in the mean, though its ln p is infinite.
        var possible = where(p > 0, law, zeros_like(law));
        var mean = (p * possible).sum([1]);
        var variance = (p * (possible - mean.unsqueeze(1)).square()).sum([1]);
        var uniform = variance <= Rounding * (p * possible.square()).sum([1]);
        var standardised = where(uniform, zeros_like(chosen), (chosen - mean) / variance.sqrt());
        double[] log = chosen.data<double>().ToArray(), standard = standardised.data<double>().ToArray();
        bool[] hit = law.argmax(1).eq(right).data<bool>().ToArray();
        int at = 0;
        foreach (var sequence in sequences)
        {
            Range places = at..(at + sequence.Counted);
            Range? value = sequence.Value is { } span ? (span.Start - sequence.Answer)..(span.End - sequence.Answer) : null;
            answers.Add(new(log[places], standard[places], hit[places], value));
            at += sequence.Counted;
        }
    }
}
