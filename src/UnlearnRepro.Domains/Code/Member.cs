using System.Reflection;

namespace UnlearnRepro.Domains.Code;

/// <summary>A member that was written by hand, with all that the compiler made for it, as one node of the graph of code.</summary>
/// <param name="Print">SHA-256 of its instructions and of the names of what they refer to.</param>
/// <param name="Bodies">The methods that it consists of: itself, its lambdas, its iterator.</param>
/// <param name="Calls">Members that it may call, or whose address it takes.</param>
/// <param name="Dispatched">Members that it calls by virtual or interface dispatch.</param>
/// <param name="Made">Types that it makes instances of.</param>
/// <param name="Named">Types that it names.</param>
/// <param name="Packages">What stands for code outside that it refers to.</param>
internal sealed record Member(
    string Print,
    IReadOnlySet<MethodBase> Bodies,
    IReadOnlySet<MethodBase> Calls,
    IReadOnlySet<MethodBase> Dispatched,
    IReadOnlySet<Type> Made,
    IReadOnlySet<Type> Named,
    IReadOnlySet<string> Packages);
