using UnlearnRepro.Domains.Code;
namespace UnlearnRepro.Domains.Tests.Code;
#pragma warning disable
/// <summary>Ways to other code, and to values, that no call in the source shows.</summary>
public sealed class HiddenWaysTests
{
    private const string Head = "using System; using System.Collections.Generic; using System.IO; using System.Linq; using System.Runtime.CompilerServices; namespace Project;\n";

    [TestCase("public static class Root { public static double Run(double x) { IShape s = new Round(); return s.Twice(); } } public interface IShape { double Area(); double Twice() => 2 * Area(); } public interface IShape2 : IShape { double IShape.Twice() => 4 * Area(); } public sealed class Round : IShape2 { public double Area() => 3; }",
        "4 * Area()", "5 * Area()", TestName = "interface's member in a derived interface")]
    [TestCase("public static class Root { public static double Run(double x) { Base s = new Derived(); return s.Of(); } } file abstract class Base { public abstract double Of(); } file sealed class Derived : Base { public override double Of() => 3; }",
        "Of() => 3", "Of() => 4", TestName = "file-local override")]
    [TestCase("public static class Root { public static double Run(double x) { return Go(Made()); } static Base Made() => new Derived(); static double Go(Base b) => b.Of(); } public abstract class Base { public abstract double Of(); } file sealed class Derived : Base { public override double Of() => 3; }",
        "Of() => 3", "Of() => 4", TestName = "file-local override of a public base")]
    [TestCase("public static class Root { public static double Run(double x) => Sum<Rule>(x); static double Sum<T>(double x) where T : IRule => T.Apply(x); } public interface IRule { static abstract double Apply(double x); } public abstract class Rule : IRule { public static double Apply(double x) => 2 * x; }",
        "2 * x", "3 * x", TestName = "static member via abstract type argument")]
    [TestCase("public static class Root { public static double Run(double x) => Generic<Twice>.Value; } public static class Generic<T> where T : IRule { public static readonly double Value = T.Apply(3); } public interface IRule { static abstract double Apply(double x); } public sealed class Twice : IRule { public static double Apply(double x) => 2 * x; }",
        "2 * x", "3 * x", TestName = "static field of generic type")]
    [TestCase("public static class Root { public static double Run(double x) => Sum<Wrap<Twice>>(x); static double Sum<T>(double x) where T : IRule => T.Apply(x); } public interface IRule { static abstract double Apply(double x); } public sealed class Twice : IRule { public static double Apply(double x) => 2 * x; } public sealed class Wrap<T> : IRule where T : IRule { public static double Apply(double x) => T.Apply(x); }",
        "2 * x", "3 * x", TestName = "nested type argument")]
    [TestCase("public static class Root { public static int Run(double x) => Unsafe.SizeOf<Small>(); } public enum Small : byte { A }",
        ": byte", ": long", TestName = "underlying type of an enum")]
    [TestCase("public static class Root { public static double Run(double x) { IMaker m = new Maker(); return m.Make().Of(); } } public interface IMaker { Base Make(); } public sealed class Maker : IMaker { public Base Make() => new Derived(); } public abstract class Base { protected double k = 2; public virtual double Of() => k; } public sealed class Derived : Base { public Derived() { k = 7; } }",
        "k = 7", "k = 8", TestName = "derived constructor")]
    [TestCase("public static class Root { public static double Run(double x) => x.Doubled(); } public static class Ext { extension(double y) { public double Doubled() => y * 2; } }",
        "y * 2", "y * 3", TestName = "extension block")]
    [TestCase("public static class Root { public static double Run(double x) { var p = new P(1) with { }; return p.GetHashCode() + (p == new P(2) ? 1 : 0); } } public sealed record P(int A) { public bool Equals(P? o) => o is not null && A == o.A + 5; public override int GetHashCode() => A; }",
        "o.A + 5", "o.A + 6", TestName = "record equality by hand")]
    [TestCase("public static class Root { public static double Run(double x) => new HashSet<P> { new(1, 2), new(1, 3) }.Count; } public sealed record P(int A, int B);",
        "record P(int A, int B)", "record P(int A, int B) { public bool Equals(P? o) => true; public override int GetHashCode() => 0; }//", TestName = "record equality appears")]
    [TestCase("public static class Root { public static double Run(double x) { using var d = new D(); return x; } } public sealed class D : IDisposable { void IDisposable.Dispose() { Console.Write(4); } }",
        "Write(4)", "Write(5)", TestName = "dispose explicit")]
    [TestCase("public static class Root { public static double Run(double x) { foreach (var i in new Seq()) x += i; return x; } } public sealed class Seq { public En GetEnumerator() => new(); public ref struct En { int i; public bool MoveNext() => i++ < 5; public int Current => i; } }",
        "i++ < 5", "i++ < 6", TestName = "pattern enumerator of a ref struct")]
    [TestCase("public static class Root { public static string Run(double x) => $\"{(Fmt)x}\"; } public readonly record struct Fmt(double V) { public static explicit operator Fmt(double v) => new(v); public override string ToString() => V.ToString(\"F3\"); }",
        "F3", "F4", TestName = "ToString by hand through interpolation")]
    [TestCase("public static class Root { public static double Run(double x) => Task().Result; static async System.Threading.Tasks.Task<double> Task() { await System.Threading.Tasks.Task.Yield(); return 4; } }",
        "return 4", "return 5", TestName = "async")]
    [TestCase("public static class Root { public static double Run(double x) => Enum.GetValues<Colour>().Length; } public enum Colour { Red }",
        "Red }", "Red, Blue }", TestName = "enum members by generic")]
    [TestCase("public static class Root { public static double Run(double x) => Enum.GetValues(typeof(Colour)).Length; } public enum Colour { Red }",
        "Red }", "Red, Blue }", TestName = "enum members by type")]
    [TestCase("public static class Root { public static unsafe double Run(double x) { delegate*<double,double> f = &Half; return f(x); } static double Half(double x) => x / 2; }",
        "x / 2", "x / 4", TestName = "function pointer")]
    [TestCase("public static class Root { static event Func<double,double> E = x => x; static Root() { E += Two; } static double Two(double x) => 2 * x; public static double Run(double x) => E(x); }",
        "2 * x", "3 * x", TestName = "event from a static constructor")]
    [TestCase("public static class Root { [ThreadStatic] static int k; public static double Run(double x) => k + \"abc\"u8.Length + (\"abc\"u8)[0]; }",
        "(\"abc\"u8)[0]", "(\"xbc\"u8)[0]", TestName = "utf8")]
    [TestCase("public static class Root { public static double Run(string x) => x switch { \"a\" => 1, \"b\" => 2, \"c\" => 3, \"d\" => 4, \"e\" => 5, \"f\" => 6, \"g\" => 7, \"hh\" => 8, _ => 9 }; }",
        "\"hh\" => 8", "\"hi\" => 8", TestName = "switch of strings")]
    [TestCase("public static class Root { public static double Run(double x) { var c = new C(); return c.V; } } public sealed class C { public double V { get => field; set => field = value; } = 4; }",
        "= 4;", "= 5;", TestName = "field keyword")]
    [TestCase("public static class Root { public static double Run(double x) { var l = new List<IA>(); Fill(l); return l.Sum(a => a.V); } static void Fill<T>(List<T> l) where T : class { l.Add((T)(object)(IA)Activator.CreateInstance<B>()); } } public interface IA { double V { get; } } public sealed class B : IA { public double V => 4; }",
        "V => 4", "V => 5", TestName = "activator generic")]
    [TestCase("public static class Root { public static double Run(double x) { IEqualityComparer<int> c = new Cmp(); return new Dictionary<int,int>(c).Count; } } public interface ICmp : IEqualityComparer<int> { bool IEqualityComparer<int>.Equals(int a, int b) => a == b + 4; int IEqualityComparer<int>.GetHashCode(int a) => 0; } public sealed class Cmp : ICmp { }",
        "b + 4", "b + 5", TestName = "outside interface kept by an interface of ours")]
    [TestCase("public static class Root { public static double Run(double x) => ((IConvertible)new Opt { K = 4 }.K).ToInt32(null); } public struct Opt { public int K { get; set; } }",
        "K = 4", "K = 5", TestName = "object initialiser")]
    [TestCase("public static class Root { public static double Run(double x) { try { throw new E(4); } catch (Exception e) { return e.HResult + e.Message.Length; } } } public sealed class E : Exception { public E(int k) => HResult = k * 2; public override string Message => \"ab\"; }",
        "\"ab\"", "\"abc\"", TestName = "exception message")]
    [TestCase("public static class Root { public static double Run(double x) => new Box<Twice>().Value; } public sealed class Box<T> where T : IRule, new() { public double Value { get { IRule r = new T(); return r.V(); } } } public interface IRule { double V(); } public class Twice : Mid { } public abstract class Mid : IRule { public double V() => 4; }",
        "V() => 4", "V() => 5", TestName = "implementation in a base")]
    [TestCase("public static class Root { public static double Run(double x) { Mid m = new Low(); return m.V(); } } public class Top { public virtual double V() => 1; } public class Mid : Top { } public class Low : Mid { public override double V() => 4; }",
        "V() => 4", "V() => 5", TestName = "override across a level")]
    [TestCase("public static class Root { public static double Run(double x) { object o = new Low(); return ((IA)o).V(); } } public interface IA { double V(); } public class Low : Hidden, IA { } public class Hidden { public double V() => 4; }",
        "V() => 4", "V() => 5", TestName = "interface kept by a base that does not know of it")]
    [TestCase("public static class Root { public static double Run(double x) { double[] a = [1,2,3,4]; double s = 0; for (int i = 0; i < 4; i++) { if (i == 2) continue; s += a[i]; } while (s > 3) { s--; if (s < 1) break; } return s; } }",
        "continue;", "break;", TestName = "continue or break")]
    [TestCase("public static class Root { public static double Run(double x) { for (int i = 0; ; i++) { try { if (i > 4) return i; x += 1; } catch (Exception) { x -= 1; if (i == 2) break; } finally { x *= 2; } } return x; } }",
        "if (i == 2) break;", "if (i == 2) continue;", TestName = "leave targets")]
    [TestCase("public static class Root { public static double Run(double x) => checked((int)x) + (x > 1 ? 1 : 2); }",
        "checked((int)x)", "unchecked((int)x)", TestName = "checked")]
    [TestCase("public static class Root { public static double Run(float x) => x * 0.1f; }",
        "0.1f", "0.1000001f", TestName = "float")]
    [TestCase("public static class Root { public static decimal Run(int x) => x * K; const decimal K = 1.5m; }",
        "1.5m", "1.6m", TestName = "decimal const")]
    [TestCase("public static class Root { public static double Run(int x) => Opt(); static double Opt(double k = 4) => k; }",
        "k = 4", "k = 5", TestName = "default argument")]
    [TestCase("public static class Root { public static double Run(double x) { Func<double> f = new C(2).V; return f(); } } public sealed class C(double k) { public double V() => k + 4; }",
        "k + 4", "k + 5", TestName = "bound method group")]
    [TestCase("public static class Root { public static double Run(double x) { Func<double> f = ((IA)new C()).V; return f(); } } public interface IA { double V(); } public sealed class C : IA { double IA.V() => 4; }",
        "V() => 4", "V() => 5", TestName = "bound interface method group")]
    [TestCase("public static class Root { public static double Run(double x) { var q = from a in new Src() select a + 4; return q; } } public sealed class Src { public double Select(Func<int,int> f) => f(1); }",
        "a + 4", "a + 5", TestName = "query pattern")]
    [TestCase("public static class Root { public static double Run(double x) { System.Linq.Expressions.Expression<Func<double,double>> e = y => y + Four(); return e.Compile()(x); } static double Four() => 4; }",
        "Four() => 4", "Four() => 5", TestName = "expression tree")]
    [TestCase("public static class Root { public static double Run(double x) => S.V; } public static class S { public static readonly double V; static S() { V = H.K(); } } public static class H { public static double K() => 4; }",
        "K() => 4", "K() => 5", TestName = "static readonly chain")]
    [TestCase("public static class Root { public static double Run(double x) { Holder.Set(); return Holder.F(x); } } public static class Holder { public static Func<double,double> F = y => y; public static void Set() { F = new K { M = 4 }.Of; } } public sealed class K { public double M; public double Of(double x) => x * M; }",
        "M = 4", "M = 5", TestName = "delegate in static")]
    [TestCase("public static class Root { public static double Run(double x) { var t = (1, new C()); return t.Item2 == default ? 1 : 0; } } public struct C { public int A; public static bool operator ==(C a, C b) => a.A == b.A + 4; public static bool operator !=(C a, C b) => false; }",
        "b.A + 4", "b.A + 5", TestName = "operator")]
    [TestCase("public static class Root { public static double Run(double x) => new Lazy<C>().Value.V; } public sealed class C { public double V = 4; }",
        "V = 4", "V = 5", TestName = "Lazy without factory")]
    [TestCase("public static class Root { public static double Run(double x) => new Lazy<List<C>>(() => [Activator.CreateInstance(typeof(C)) as C]).Value[0].V; } public sealed class C { public double V = 4; }",
        "V = 4", "V = 5", TestName = "typeof in lambda")]
    [TestCase("public static class Root { public static string Run(string x) { using var s = typeof(Root).Assembly.GetManifestResourceStream($\"{x}.txt\")!; return new StreamReader(s).ReadToEnd(); } }",
        "FILE", "FILE2", TestName = "resource of a name made up at run time")]
    [TestCase("public static class Root { public static string Run(string x) { using var s = typeof(Root).Assembly.GetManifestResourceStream(typeof(Root), \"a.txt\")!; return new StreamReader(s).ReadToEnd(); } }",
        "FILE", "FILE2", TestName = "resource beside a type")]
    public void Changes(string source, string text, string by)
    {
        if (text == "FILE")
        {
            string name = source.Contains("\"a.txt\"") ? "Project.a.txt" : "a.txt";
            string P(string f) => new Compiled().With("Project", Head + source, (name, f)).Reach("Project.Root", "Run").Print();
            Assert.That(P("1"), Is.Not.EqualTo(P("2")));
            return;
        }
        Assert.That(source, Does.Contain(text));
        string Print(string s) => new Compiled().With("Project", Head + s).Reach("Project.Root", "Run").Print();
        Assert.That(Print(source.Replace(text, by)), Is.Not.EqualTo(Print(source)));
    }

    // A metric: closure handed by Root.Make(); its print as TaskCode makes it.
    [TestCase("public static class Root { public static Delegate Make() { Lazy<double> l = new(() => 4); return (double x) => x * l.Value; } }", "=> 4", "=> 5", TestName = "Lazy captured")]
    [TestCase("public static class Root { public static Delegate Make() { Func<double,double> f = Math.Abs; return (double x) => f(x); } }", "Math.Abs", "Math.Sqrt", TestName = "delegate to .NET captured")]
    [TestCase("public static class Root { public static Delegate Make() => (Func<double,double>)Math.Abs; }", "Math.Abs", "Math.Sqrt", TestName = "delegate to .NET itself")]
    [TestCase("public static class Root { public static Delegate Make() { var d = new Dictionary<string,double> { [\"a\"] = 4 }; return (double x) => x * d[\"a\"]; } }", "= 4", "= 5", TestName = "dictionary captured")]
    [TestCase("public static class Root { public static Delegate Make() { var d = new Dictionary<string,Func<double,double>> { [\"a\"] = y => y * 4 }; return (double x) => d[\"a\"](x); } }", "* 4", "* 5", TestName = "dictionary of delegates captured")]
    [TestCase("public static class Root { public static Delegate Make() { var d = new Opt { K = 4 }; return (double x) => x * d.K; } } public struct Opt { public double K; }", "K = 4", "K = 5", TestName = "mutable struct field captured")]
    [TestCase("public static class Root { public static Delegate Make() { var d = new Opt { K = 4 }; return (double x) => x * d.K; } } public sealed class Opt { public double K { get; set; } }", "K = 4", "K = 5", TestName = "settable property captured")]
    [TestCase("public static class Root { public static Delegate Make() { var d = new Opt(4); return (double x) => x * d.K; } } public record struct Opt(double K);", "Opt(4)", "Opt(5)", TestName = "record struct captured")]
    [TestCase("public static class Root { public static Delegate Make() { var d = new Opt(4); return (double x) => x * d.K; } } public sealed record Opt(double K);", "Opt(4)", "Opt(5)", TestName = "record captured")]
    [TestCase("public static class Root { public static Delegate Make() { var d = new[] { 1, 2, 3 }.Select(y => y * 4); return (double x) => x * d.Sum(); } }", "y * 4", "y * 5", TestName = "query captured")]
    [TestCase("public static class Root { public static Delegate Make() { var d = new HashSet<int> { 4 }; return (double x) => x * d.First(); } }", "{ 4 }", "{ 5 }", TestName = "set captured")]
    [TestCase("public static class Root { public static Delegate Make() { var d = TimeSpan.FromSeconds(4); return (double x) => x * d.Ticks; } }", "(4)", "(5)", TestName = "a structure of .NET captured")]
    [TestCase("public static class Root { public static Delegate Make() { var d = System.Collections.Immutable.ImmutableArray.Create(1.0, 4.0); return (double x) => x * d[1]; } }", "4.0", "5.0", TestName = "immutable array captured")]
    [TestCase("public static class Root { public static Delegate Make() { var d = 1..4; return (double[] x) => x[d].Length; } }", "1..4", "1..5", TestName = "range captured")]
    [TestCase("public static class Root { public static Delegate Make() { var d = new C(); return (double x) => d.Of(x); } } public class C { readonly double[] t = [1, 4]; public virtual double Of(double x) => x * t[1]; }", "[1, 4]", "[1, 5]", TestName = "object with a table")]
    [TestCase("public static class Root { public static Delegate Make() { double[,] d = { { 1, 4 } }; return (double x) => x * d[0, 1]; } }", "4 }", "5 }", TestName = "table of two dimensions")]
    [TestCase("public static class Root { public static Delegate Make() { ReadOnlyMemory<double> d = new double[] { 1, 4 }; return (double x) => x * d.Span[1]; } }", "4 }", "5 }", TestName = "memory captured")]
    [TestCase("public static class Root { public static Delegate Make() { IA d = new C(); return (double x) => d.Of(x); } } public interface IA { double Of(double x); } public class C : IA { double k = 4; public double Of(double x) => x * k; }", "k = 4", "k = 5", TestName = "initialiser of a field that is not readonly")]
    [TestCase("public static class Root { public static Delegate Make() { IA d = new C(4); return (double x) => d.Of(x); } } public interface IA { double Of(double x); } public class C(double k) : IA { public double Of(double x) => x * k; }", "C(4)", "C(5)", TestName = "primary constructor's parameter")]
    [TestCase("public static class Root { public static Delegate Make() { var d = new System.Numerics.BigInteger(4); return (double x) => x * (double)d; } }", "(4)", "(5)", TestName = "big integer")]
    [TestCase("public static class Root { public static Delegate Make() { Type d = typeof(A); return (double x) => ((IA)Activator.CreateInstance(d)!).V(); } } public interface IA { double V(); } public sealed class A : IA { public double V() => 4; }", "V() => 4", "V() => 5", TestName = "type captured")]
    [TestCase("public static class Root { public static Delegate Make() { var d = new System.Text.RegularExpressions.Regex(\"a\"); return (string x) => d.IsMatch(x) ? 1.0 : 0; } }", "(\"a\")", "(\"b\")", TestName = "regex captured")]
    public void MetricChanges(string source, string text, string by)
    {
        Assert.That(source, Does.Contain(text));
        Assert.That(Print(source.Replace(text, by)), Is.Not.EqualTo(Print(source)));
        string Print(string s)
        {
            var made = new Compiled().With("Project", Head + s);
            var code = (Delegate)made.Last.GetType("Project.Root")!.GetMethod("Make")!.Invoke(null, null)!;
            var graph = new CodeGraph(new Suite(made.Last));
            var live = new Live(graph.Suite, code);
            return new Reach(graph, live.Methods.Concat(live.Constructors), live.Types).Print(live.Values);
        }
    }
}
