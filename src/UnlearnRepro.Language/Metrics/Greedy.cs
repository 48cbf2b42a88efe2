using UnlearnRepro.Kernels.Lanes;
using UnlearnRepro.Kernels.Layers;
using UnlearnRepro.Language.Tokens;
using UnlearnRepro.Language.Training;

namespace UnlearnRepro.Language.Metrics;

/// <summary>What a model answers when it always takes the likeliest token.</summary>
internal static class Greedy
{
    /// <summary>
    /// Its answer to each question, no longer than a sequence can be. Up to the first token at which the trained answer is not the likeliest it is that
    /// answer; only the rest is generated.
    /// </summary>
    /// <param name="model">A model of one lane.</param>
    /// <param name="form">How passages became sequences.</param>
    /// <param name="questions">The questions.</param>
    /// <param name="said">What it says of their answers.</param>
    public static IReadOnlyList<string> Answers(Model model, SequenceForm form, Questions questions, IReadOnlyList<Answer> said)
    {
        var sequences = questions.Starts
            .Select(start => (Sequence: questions.Answers[start], Known: said[start].Right.TakeWhile(right => right).Count())).ToArray();
        int[] open = [.. sequences.Index().Where(s => s.Item.Known < s.Item.Sequence.Counted).Select(s => s.Index)];
        long[][] tokens = [.. open.Select(k => Prompt(sequences[k].Sequence, sequences[k].Known))];
        Continue(model, form, tokens, [.. open.Select(k => sequences[k].Sequence.Answer + sequences[k].Known)]);
        string[] answers = [.. questions.Facts.Select(fact => fact.Asked.Answer)];
        foreach (var (place, k) in open.Index())
        {
            var answer = tokens[place].Skip(sequences[k].Sequence.Answer).TakeWhile(token => token != ITokenizer.End);
            answers[k] = form.Tokenizer.Decode(answer.Select(token => (int)token));
        }

        return answers;
    }

    private static long[] Prompt(Encoded sequence, int known) =>
        [.. sequence.Tokens.Select((token, place) => place < sequence.Answer + known ? token : (long)ITokenizer.Padding)];

    // Tokens after those that are there, one place at a time, until every answer has ended: place t is predicted at place t - 1, and what stands
    // behind it is not looked at.
    private static void Continue(Model model, SequenceForm form, long[][] tokens, int[] next)
    {
        using var noGrad = no_grad();
        for (int[] open = [.. Enumerable.Range(0, tokens.Length)]; open.Length > 0; open = [.. open.Where(IsOpen)])
        {
            using var scope = TensorScope.Begin();
            int longest = open.Max(k => next[k]);
            var x = tensor(open.SelectMany(k => tokens[k].Take(longest)).ToArray(), [open.Length, longest]);
            var last = tensor(open.Select(k => next[k] - 1L).ToArray()).view(-1, 1, 1).expand(-1, 1, form.Tokenizer.Size);
            long[] likeliest = model.Forward(x).gather(1, last).view(open.Length, -1).argmax(1).data<long>().ToArray();
            foreach (var (place, k) in open.Index())
            {
                tokens[k][next[k]++] = likeliest[place];
            }
        }

        bool IsOpen(int k) => next[k] < form.Length && tokens[k][next[k] - 1] != ITokenizer.End;
    }
}
