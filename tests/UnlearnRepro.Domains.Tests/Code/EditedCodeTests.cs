using UnlearnRepro.Domains.Code;

namespace UnlearnRepro.Domains.Tests.Code;

/// <summary>What an edit does to the print of the code that a root reaches: whatever can change its result does, and nothing else.</summary>
public sealed class EditedCodeTests
{
    private const string Library = """
        namespace Library;
        public static class Helper { public static double Half(double x) => x / 2; public static double Unused(double x) => x / 3; }
        public abstract class Loss { public abstract double Of(double x); }
        """;

    // Nothing here means anything: each line is a way in which one piece of code comes to run another.
    private const string Source = """
        using System;
        using System.Collections.Generic;
        using System.IO;
        using System.Linq;
        using System.Runtime.CompilerServices;
        using System.Runtime.InteropServices;
        namespace Project;

        public static class Root
        {
            private const double Rate = 0.25;
            private static readonly double[] Table = [1.5, 2.5, 3.5];
            private static readonly double Start = Initial();
            private static double Initial() => 10;

            public static double Run(double x, int n)
            {
                // A comment.
                double captured = x + 1;
                Func<double, double> add = y => y + captured;
                double sum = add(n) + Local(x) + Library.Helper.Half(x) + Rate + Table[n] + Start;
                foreach (double item in Sequence(n)) sum += item;
                Library.Loss loss = new Squared();
                sum += loss.Of(x) + Sum<Twice>(x) + new Point { X = x }.Length + Made<Created>().Value + Shape(new Round());
                sum += new Held(3).Value + Text().Length + (int)Colour.Red + Implicit(x) + Guarded(n) + Switched(n) + Generic<Third>.Value;
                sum += new List<Ranked> { new(2), new(1) }.Order().First().Size + Method(Named) + Native(n) + default(Buffer)[0] + Throws(n) + ((Reflected)Activator.CreateInstance(typeof(Reflected))!).Value;
                return sum;

                double Local(double z) => z * captured;
            }

            private static double Neighbour(double x) => new[] { x }.Sum(y => y * 7);
            private static IEnumerable<double> Sequence(int n) { for (int i = 0; i < n; i++) yield return i * 1.25; }
            private static double Sum<T>(double x) where T : IRule => T.Apply(x);
            private static T Made<T>() where T : new() => new T();
            private static double Shape(IShape shape) => shape.Area() + shape.Twice();
            private static string Text() { using var stream = typeof(Root).Assembly.GetManifestResourceStream("table.txt")!; return new StreamReader(stream).ReadToEnd(); }
            private static double Implicit(Wrapped w) => w.Value;
            private static double Guarded(int n) { try { return 1 / n; } catch (DivideByZeroException) when (n > -5) { return 8; } finally { Console.Write(""); } }
            private static int Switched(int n) => n switch { 0 => 5, 1 => 6, 2 => 9, 3 => 11, _ => 12 };
            private static double Method(Func<double, double> f) => f(2);
            private static double Named(double x) => x - 4;
            private static double Native(int n) => n > 1000 ? abs(n) : 0;
            private static int Throws(int n) => n > 2000 ? throw new InvalidOperationException("too many") : 0;
            [DllImport("libc", EntryPoint = "abs")] private static extern int abs(int n);
        }

        public sealed class Squared : Library.Loss { public override double Of(double x) => x * x; }
        public sealed class Cubed : Library.Loss { public override double Of(double x) => x * x * x; }
        public interface IRule { static abstract double Apply(double x); }
        public sealed class Twice : IRule { public static double Apply(double x) => 2 * x; }
        public sealed class Thrice : IRule { public static double Apply(double x) => 3 * x; }
        public struct Point { public double X; public double Length => Math.Abs(X); }
        public sealed class Created { public double Value = 17; }
        public interface IShape { double Area(); double Twice() => 2 * Area(); }
        public sealed class Round : IShape { double IShape.Area() => 3.14; }
        public class Held(int size) { private readonly Lazy<int> lazy = new(() => size + 20); public int Value => lazy.Value; }
        public enum Colour { Blue = 1, Red = 2 }
        public readonly record struct Wrapped(double Value) { public static implicit operator Wrapped(double x) => new(x + 0.125); }
        public static class Generic<T> where T : Third, new() { public static readonly double Value = new T().Number(); }
        public class Third { public virtual double Number() => 33; }
        public sealed class Ranked(int size) : IComparable<Ranked> { public int Size => size; public int CompareTo(Ranked? other) => Size.CompareTo(other!.Size); }
        public sealed class Reflected { public double Value = 51; }
        [InlineArray(4)] public struct Buffer { private double first; }
        """;

    private const string File = "one two three";

    private static readonly string Before = Print(Library, Source, File);

    /// <summary>Each of these can change what Run returns.</summary>
    [TestCase("sum += item;", "sum -= item;", TestName = "the body itself")]
    [TestCase("x + 1;", "x + 2;", TestName = "a number in it")]
    [TestCase("y + captured", "y - captured", TestName = "a lambda")]
    [TestCase("z * captured", "z / captured", TestName = "a local function")]
    [TestCase("Rate = 0.25", "Rate = 0.75", TestName = "a constant")]
    [TestCase("2.5, 3.5", "2.5, 4.5", TestName = "a table of constants")]
    [TestCase("Initial() => 10", "Initial() => 11", TestName = "what a static field begins with")]
    [TestCase("i * 1.25", "i * 1.5", TestName = "an iterator")]
    [TestCase("double Of(double x) => x * x; }", "double Of(double x) => x + x; }", TestName = "an override in a derived type that is made")]
    [TestCase("2 * x;", "2.5 * x;", TestName = "a static member of an interface")]
    [TestCase("Math.Abs(X)", "Math.Sqrt(X)", TestName = "a member of a structure")]
    [TestCase("Value = 17", "Value = 18", TestName = "what a type argument is made with")]
    [TestCase("Value = 51", "Value = 52", TestName = "what is made by reflection from a type that is written down")]
    [TestCase("IShape.Area() => 3.14", "IShape.Area() => 3.15", TestName = "an interface's member by its full name")]
    [TestCase("Twice() => 2 *", "Twice() => 4 *", TestName = "what an interface has by itself")]
    [TestCase("size + 20", "size + 21", TestName = "what a constructor puts into a field")]
    [TestCase("Red = 2", "Red = 3", TestName = "a value of an enumeration")]
    [TestCase("x + 0.125", "x + 0.5", TestName = "a conversion that nobody writes down")]
    [TestCase("n > -5", "n > -6", TestName = "a filter of exceptions")]
    [TestCase("return 8;", "return 9;", TestName = "a handler")]
    [TestCase("2 => 9, 3 => 11", "2 => 11, 3 => 9", TestName = "branches of a switch")]
    [TestCase("x - 4", "x - 5", TestName = "a method that is handed on")]
    [TestCase("Number() => 33", "Number() => 34", TestName = "a virtual member as it is")]
    [TestCase("Size.CompareTo(other!.Size)", "other!.Size.CompareTo(Size)", TestName = "what .NET calls back")]
    [TestCase("EntryPoint = \"abs\"", "EntryPoint = \"labs\"", TestName = "what a native call means")]
    [TestCase("InlineArray(4)", "InlineArray(8)", TestName = "the length of an array in a structure")]
    [TestCase("struct Point { public double X;", "struct Point { public double Y, X;", TestName = "the layout of a structure")]
    [TestCase("\"too many\"", "\"far too many\"", TestName = "a text")]
    [TestCase("sealed class Round : IShape", "sealed class Round : Base, IShape", "public class Base { static Base() => System.Console.Write(1); }", TestName = "what a type derives from")]
    public void ChangesThePrint(string text, string by, string more = "") =>
        Assert.That(Print(Library, Replaced(Source, text, by) + more, File), Is.Not.EqualTo(Before));

    /// <summary>None of these can.</summary>
    [TestCase("// A comment.", "// Another one,\n    // of two lines.", TestName = "a comment")]
    [TestCase("sum", "total", TestName = "a local of another name")]
    [TestCase("captured", "kept", TestName = "a captured local of another name")]
    [TestCase("Local", "Inner", TestName = "a local function of another name")]
    [TestCase("double item", "double one", "sum += item", "sum += one", TestName = "a loop's local of another name")]
    [TestCase("private static double Neighbour(double x) => new[] { x }.Sum(y => y * 7);", "", TestName = "a neighbour with a lambda less")]
    [TestCase("public static double Run", "private static double First(int n) { int a = n; return new[] { 1 }.Sum(y => y * a); }\npublic static double Run", TestName = "a neighbour with a closure more, before it")]
    [TestCase("y * 7", "y * 8", TestName = "a neighbour's body")]
    [TestCase("double Of(double x) => x * x * x;", "double Of(double x) => x;", TestName = "an override in a type that nobody makes")]
    [TestCase("3 * x;", "4 * x;", TestName = "a rule that nobody applies")]
    [TestCase("Blue = 1, Red = 2 }", "Blue = 1, Red = 2 } public enum Taste { Sweet }", TestName = "another type")]
    [TestCase("Sequence(int n) { for (int i = 0; i < n; i++) yield return i * 1.25; }", "Sequence(int n) { for (int k = 0; k < n; k++) { yield return k * 1.25; } }", TestName = "an iterator's local of another name")]
    [TestCase("namespace Project;", "namespace Project;\n\n\n", TestName = "blank lines")]
    [TestCase("public sealed class Squared", "[Obsolete] public sealed class Squared", TestName = "an attribute")]
    public void LeavesThePrint(string text, string by, string text2 = "", string by2 = "")
    {
        string edited = Replaced(Source, text, by);
        Assert.That(Print(Library, text2.Length > 0 ? Replaced(edited, text2, by2) : edited, File), Is.EqualTo(Before));
    }

    [Test]
    public void AnotherCompilationOfTheSameSourceHasThePrint() => Assert.That(Print(Library, Source, File), Is.EqualTo(Before));

    [Test]
    public void AHelperInAnotherProjectCounts()
    {
        Assert.That(Print(Replaced(Library, "x / 2", "x / 4"), Source, File), Is.Not.EqualTo(Before));
        Assert.That(Print(Replaced(Library, "x / 3", "x / 4"), Source, File), Is.EqualTo(Before), "its neighbour");
    }

    [Test]
    public void AFileThatIsCompiledInCountsWhereItIsNamed()
    {
        Assert.That(Print(Library, Source, "one two four"), Is.Not.EqualTo(Before));
        var others = new Compiled().With("Library", Library).With("Project", Source, ("table.txt", File), ("other.txt", "x"));
        Assert.That(others.Reach("Project.Root", "Run").Print(), Is.EqualTo(Before), "another file");
    }

    [Test]
    public void ATypeThatIsMadeElsewhereCountsOnceItIsHandedIn()
    {
        const string Other = """
            namespace Other;
            public static class Root { public static double Run(Library.Loss loss) => loss.Of(2); }
            public sealed class Far : Library.Loss { public override double Of(double x) => x - 1; }
            """;
        string edited = Replaced(Other, "x - 1", "x - 2");
        Assert.That(Print(Other, handed: false), Is.EqualTo(Print(edited, handed: false)), "nobody makes one");
        Assert.That(Print(Other, handed: true), Is.Not.EqualTo(Print(edited, handed: true)));

        static string Print(string source, bool handed)
        {
            var project = new Compiled().With("Library", Library).With("Other", source);
            return project.Reach("Other.Root", "Run", handed ? [project.Last.GetType("Other.Far")!] : []).Print();
        }
    }

    [Test]
    public void WhatACoverageToolPutsInDoesNotCount()
    {
        const string Plain = """
            namespace Project;
            public static class Root { public static int Run(int n) { int sum = 0; for (int i = 0; i < n; i++) { sum += i; } return sum; } }
            """;
        const string Counted = """
            namespace Project
            {
                public static class Root
                {
                    public static int Run(int n)
                    {
                        Coverlet.Core.Instrumentation.Tracker.Hit(7);
                        int sum = 0;
                        for (int i = 0; i < n; i++)
                        {
                            Coverlet.Core.Instrumentation.Tracker.Hit(800);
                            sum += i;
                        }
                        return sum;
                    }
                }
            }
            namespace Coverlet.Core.Instrumentation { public static class Tracker { public static void Hit(int n) => System.Console.Write(n); } }
            """;
        Assert.That(Of(Counted), Is.EqualTo(Of(Plain)));

        static string Of(string source) => new Compiled().With("Project", source).Reach("Project.Root", "Run").Print();
    }

    private static string Print(string library, string source, string file) =>
        new Compiled().With("Library", library).With("Project", source, ("table.txt", file)).Reach("Project.Root", "Run").Print();

    // An edit that finds nothing to change would show nothing.
    private static string Replaced(string source, string text, string by)
    {
        Assert.That(source, Does.Contain(text));
        return source.Replace(text, by);
    }
}
