namespace UnlearnRepro.Language.Tests.Methods;

/// <summary>One sequence with plain numbers: its tokens without padding, and where its answer begins.</summary>
internal sealed record PlainText(long[] Tokens, int Start)
{
    /// <summary>The places that predict a token of the answer; a first token is predicted nowhere.</summary>
    public IEnumerable<int> Places => Enumerable.Range(0, Tokens.Length - 1).Where(t => t + 1 >= Start);
}

/// <summary>A sequence with its logits, place by place.</summary>
internal sealed record PlainSaid(PlainText Text, double[][] Logits)
{
    /// <summary>The places that predict, and what each should have said.</summary>
    public IEnumerable<(double[] Logits, long Right)> Places => Text.Places.Select(t => (Logits[t], Text.Tokens[t + 1]));

    /// <summary>-ln p of every token of the answer.</summary>
    public double[] Lost => [.. Places.Select(p => -PlainLoss.LogSoftmax(p.Logits)[p.Right])];

    /// <summary>-ln p of the answer.</summary>
    public double Sum => Lost.Sum();
}

/// <summary>
/// Losses of the papers in loops over plain numbers, one lane. What passes no gradient on is read from <c>now</c>, which has the same numbers
/// and stays where it is while the other is varied.
/// </summary>
internal static class PlainLoss
{
    public static double[] LogSoftmax(double[] z)
    {
        double most = z.Max(), sum = 0;
        foreach (double v in z)
        {
            sum += Math.Exp(v - most);
        }

        return [.. z.Select(v => v - most - Math.Log(sum))];
    }

    /// <summary>Over all tokens of a batch.</summary>
    public static double TokenMean(IEnumerable<PlainSaid> batch) => batch.SelectMany(said => said.Lost).Average();

    public static double Preference(IEnumerable<double> margins, double beta) => margins.Select(x => 2 / beta * Math.Log(1 + Math.Exp(-beta * x))).Average();

    public static double Weighted(PlainSaid[] batch, PlainSaid[] now, Func<double, double> weight)
    {
        var (sum, count) = (0.0, 0);
        foreach (var (said, still) in batch.Zip(now))
        {
            foreach (var (lost, p) in said.Lost.Zip(still.Lost.Select(l => Math.Exp(-l))))
            {
                sum -= weight(p) * lost;
                count++;
            }
        }

        return sum / count;
    }

    public static double Undial(PlainSaid[] batch, PlainSaid[] atFirst, double beta) =>
        Places(batch, atFirst).Select(place =>
        {
            double[] teacher = [.. place.Other];
            teacher[place.Right] -= beta;
            return CrossEntropy(LogSoftmax(teacher).Select(Math.Exp), place.Logits);
        }).Average();

    public static double CeU(PlainSaid[] batch, PlainSaid[] now, int ignored)
    {
        var losses = new List<double>();
        foreach (var (said, still) in batch.Zip(now))
        {
            foreach (var (logits, right, other) in Places([said], [still]).Skip(ignored))
            {
                double others = other.Where((_, v) => v != right).Sum(Math.Exp);
                losses.Add(CrossEntropy(other.Select((z, v) => v == right ? 0 : Math.Exp(z) / others), logits));
            }
        }

        return losses.Count == 0 ? 0 : losses.Average();
    }

    public static double Flatness(PlainSaid[] batch) =>
        batch.SelectMany(said => said.Places).Select(p => Math.Pow(p.Logits.Max() - p.Logits.Average(), 2)).Average();

    public static double Divergence(PlainSaid[] batch, PlainSaid[] atFirst) => Places(batch, atFirst).Select(place =>
    {
        double[] p = LogSoftmax(place.Other), q = LogSoftmax(place.Logits);
        return p.Zip(q).Sum(pair => Math.Exp(pair.First) * (pair.First - pair.Second));
    }).Average();

    /// <summary>
    /// Mean square over features, then the answer's own tokens, then sequences. That the tokens of the answer are those from its start on is
    /// where this differs from all others.
    /// </summary>
    public static double Square(PlainText[] batch, Func<int, int, double[]> difference) => batch.Select((text, i) =>
        Enumerable.Range(text.Start, text.Tokens.Length - text.Start).Select(t => difference(i, t).Average(d => d * d)).Average()).Average();

    private static double CrossEntropy(IEnumerable<double> target, double[] logits) => -target.Zip(LogSoftmax(logits)).Sum(pair => pair.First * pair.Second);

    private static IEnumerable<(double[] Logits, long Right, double[] Other)> Places(PlainSaid[] batch, PlainSaid[] others) =>
        from pair in batch.Zip(others)
        from place in pair.First.Places.Zip(pair.Second.Places)
        select (place.First.Logits, place.First.Right, place.Second.Logits);
}
