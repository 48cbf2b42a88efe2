using UnlearnRepro.Kernels.Lanes;
using UnlearnRepro.Kernels.Layers;
using UnlearnRepro.Kernels.Losses;
using UnlearnRepro.Kernels.Training;

namespace UnlearnRepro.Language.Methods;

/// <summary>
/// -ln p of every token of some answers, and how they are put together: by sequence or over all tokens of a lane, which differ where answers have different
/// lengths. What does not count is 0.
/// </summary>
/// <param name="Places">-ln p of the next token at each place, <c>[L*B, T]</c>.</param>
/// <param name="Counted">1 where that token counts, else 0, <c>[L*B, T]</c>.</param>
/// <param name="Lanes">L.</param>
internal readonly record struct Answered(Tensor Places, Tensor Counted, int Lanes)
{
    // Sequences at a time where gradients are not asked for.
    private const int Chunk = 256;

    /// <summary>-ln p(answer) of each sequence, <c>[L*B]</c>.</summary>
    public Tensor Sum => Places.sum([1]);

    /// <summary>Number of tokens of each answer, <c>[L*B]</c>.</summary>
    public Tensor Length => Counted.sum([1]);

    /// <summary>-ln p of all answers of a lane together, <c>[L]</c>.</summary>
    public Tensor Total => ByLane(Places);

    /// <summary>Number of tokens of all answers of a lane, <c>[L]</c>.</summary>
    public Tensor Tokens => ByLane(Counted);

    /// <summary>Mean over all tokens of a lane, as the field's trainers have it: <c>[L]</c>.</summary>
    public Tensor TokenMean => MeanOf(Places);

    /// <summary>What logits say of a batch's answers.</summary>
    /// <param name="logits"><c>[L*B, T, V]</c>.</param>
    /// <param name="form">What counts.</param>
    /// <param name="batch">The sequences.</param>
    public static Answered Of(Tensor logits, NextToken form, Batch batch)
    {
        var counted = form.Counts(batch).to(logits.dtype);
        var places = Loss.CrossEntropyPerSample(logits.flatten(0, 1), form.Targets(batch).flatten()).view(batch.X.shape);
        return new(places * counted, counted, batch.Lanes);
    }

    /// <summary>-ln p(answer) of every sequence by a model that does not change, <c>[L, N]</c>.</summary>
    public static Tensor SumsOf(Model model, NextToken form, Samples samples)
    {
        using var scope = TensorScope.Begin();
        using var noGrad = no_grad();
        var parts = new List<Tensor>();
        for (long start = 0; start < samples.Count; start += Chunk)
        {
            using var part = TensorScope.Begin();
            var batch = samples.Slice(start, Math.Min(Chunk, samples.Count - start), model.Lanes);
            parts.Add(part.Keep(Of(model.Forward(batch.X), form, batch).Sum.view(model.Lanes, -1)));
        }

        return scope.Keep(cat([.. parts], 1));
    }

    /// <summary>The mean of any number of places over the tokens of a lane that count, <c>[L]</c>.</summary>
    /// <param name="places"><c>[L*B, T]</c>.</param>
    public Tensor MeanOf(Tensor places) => ByLane(places * Counted) / Tokens;

    private Tensor ByLane(Tensor places) => places.reshape(Lanes, -1).sum([1]);
}
