namespace UnlearnRepro.Language.Methods;

/// <summary>The loss that preference methods share.</summary>
internal static class Preference
{
    /// <summary>-(2/beta) mean ln sigmoid(beta x) of each lane, <c>[L]</c>; its slope in x is -2 sigmoid(-beta x).</summary>
    /// <param name="margin">x of each sequence, <c>[L*B]</c>: how much less likely an answer is than it was.</param>
    /// <param name="beta">beta, above 0.</param>
    /// <param name="lanes">L.</param>
    public static Tensor Loss(Tensor margin, double beta, int lanes) => -2 / beta * Kernels.Losses.Loss.Mean(nn.functional.logsigmoid(beta * margin), lanes);
}
