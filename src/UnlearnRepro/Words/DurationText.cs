using System.Globalization;
using System.Text.RegularExpressions;

namespace UnlearnRepro.Words;

/// <summary>Times as people write them: <c>90s</c>, <c>30m</c> or <c>30 min</c>, <c>1.5h</c>, <c>2d</c>, or a number of seconds.</summary>
public static partial class DurationText
{
    private static readonly (string Unit, double Seconds)[] Units = [("d", 86400), ("h", 3600), ("min", 60), ("s", 1)];

    /// <summary>The seconds that a text means.</summary>
    /// <param name="what">What it is for, to begin the message with.</param>
    /// <param name="text">What was typed.</param>
    /// <exception cref="StudyException">It is no time above 0.</exception>
    public static double Seconds(string what, string text)
    {
        var match = Form().Match(text.Trim());
        double number = match.Success ? double.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture) : 0;
        double seconds = number * Units.FirstOrDefault(u => match.Groups[2].Length > 0 && u.Unit[0] == match.Groups[2].Value[0], ("s", 1)).Seconds;
        return seconds > 0 && double.IsFinite(seconds)
            ? seconds
            : throw new StudyException($"{what}: expected a time above 0 such as 90s, 30m, 2h or 1d, found '{text}'");
    }

    /// <summary>Seconds in the largest unit of which there is at least one: <c>1.5 h</c>, <c>10 min</c>.</summary>
    public static string Of(double seconds)
    {
        var (unit, size) = Units.FirstOrDefault(u => Math.Abs(seconds) >= u.Seconds, ("s", 1));
        string number = NumberText.Of(seconds / size);
        return $"{(number.Contains('.') && !number.Contains('e') ? number.TrimEnd('0').TrimEnd('.') : number)} {unit}";
    }

    [GeneratedRegex(@"^([0-9]+(?:\.[0-9]+)?|\.[0-9]+)\s*(s|m|min|h|d)?$", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
