using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace UnlearnRepro.Faults.Support;

/// <summary>
/// Where every random choice of this project comes from, so that what is found can be found again. Another seed finds other faults:
/// <c>dotnet test tests/UnlearnRepro.Faults -- 'TestRunParameters.Parameter(name="seed", value="7")'</c>.
/// </summary>
internal static class Draws
{
    public static int Seed { get; } = int.Parse(TestContext.Parameters.Get("seed", "1"), CultureInfo.InvariantCulture);

    /// <summary>Draws of their own for whatever has a name; a failing test prints the seed.</summary>
    public static Random Of(string what) => new(BitConverter.ToInt32(SHA256.HashData(Encoding.UTF8.GetBytes($"{Seed}/{what}"))));

    /// <summary>One of them.</summary>
    public static T Pick<T>(this Random random, IReadOnlyList<T> some) => some[random.Next(some.Count)];
}
