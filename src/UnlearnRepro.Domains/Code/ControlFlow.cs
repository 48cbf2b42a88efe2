using System.Reflection;
using System.Reflection.Emit;

namespace UnlearnRepro.Domains.Code;

/// <summary>
/// The instructions of a body in the order in which control comes to them. Jumps that only say where the file goes on are left out, so
/// that a detour, on which a coverage tool counts branches, changes nothing; what no control comes to does not count.
/// </summary>
internal sealed class ControlFlow
{
    private readonly bool[] left;
    private readonly Dictionary<int, int> steps = [];
    private readonly List<(int Place, int? Jump)> order = [];
    private readonly (int Start, int End, string Word)[] regions;

    /// <summary>Follows a body.</summary>
    /// <param name="method">The body.</param>
    /// <param name="isCoverage">Calls that a coverage tool has put in; the number before one belongs to it.</param>
    public ControlFlow(MethodBody method, Func<Instruction, bool> isCoverage)
    {
        Body = new(method);
        left = [.. Body.All.Select(x => x.Name == "nop")];
        for (int i = 0; i < left.Length; i++)
        {
            if (isCoverage(Body.All[i]))
            {
                left[i] = true;
                left[i - 1] |= i > 0 && Body.All[i - 1].Name == "ldc.i4";
            }
        }

        regions = [.. method.ExceptionHandlingClauses.SelectMany((clause, k) => ((int, int, string)[])
        [
            (Body.Place(clause.TryOffset), Body.Place(clause.TryOffset + clause.TryLength), $"t{k}"),
            (Body.Place(clause.HandlerOffset), Body.Place(clause.HandlerOffset + clause.HandlerLength), $"h{k}"),
        ])];
        var starts = new Queue<int>([0]);
        foreach (var clause in method.ExceptionHandlingClauses)
        {
            if (clause.Flags == ExceptionHandlingClauseOptions.Filter)
            {
                starts.Enqueue(Body.Place(clause.FilterOffset));
            }

            starts.Enqueue(Body.Place(clause.HandlerOffset));
        }

        while (starts.TryDequeue(out int start))
        {
            Follow(start, starts);
        }
    }

    /// <summary>The body.</summary>
    public IlBody Body { get; }

    /// <summary>Places in the body in the order of control flow, or the step with which it goes on.</summary>
    public IEnumerable<(int Place, int? Jump)> Order => order.Select(x => (x.Place, x.Jump is { } to ? steps[to] : (int?)null));

    /// <summary>The step at which control comes to a place.</summary>
    public int Step(int place) => steps.GetValueOrDefault(Next(place), -1);

    /// <summary>The protected regions and handlers that a place lies in.</summary>
    public string Regions(int place) => string.Concat(regions.Where(r => r.Start <= place && place < r.End).Select(r => r.Word));

    private void Follow(int start, Queue<int> starts)
    {
        for (int i = Next(start); i < left.Length; i = Next(i + 1))
        {
            if (!steps.TryAdd(i, order.Count))
            {
                // Met by its start alone it is in the list already; by falling through it has to be said that it goes on there.
                if (order.Count > 0)
                {
                    order.Add((-1, i));
                }

                return;
            }

            var x = Body.All[i];
            order.Add((i, null));
            foreach (int target in x.Kind == OperandType.InlineBrTarget ? [(int)x.Operand] : x.Targets)
            {
                starts.Enqueue(target);
            }

            if (x.Flow is FlowControl.Return or FlowControl.Throw || x.Name == "leave")
            {
                return;
            }
        }
    }

    // Where control really is when it comes to a place: past what was left out and along bare jumps.
    private int Next(int place)
    {
        for (int steps = 0; place < left.Length && steps <= left.Length; steps++)
        {
            if (left[place])
            {
                place++;
            }
            else if (Body.All[place].Name == "br")
            {
                place = (int)Body.All[place].Operand;
            }
            else
            {
                break;
            }
        }

        return place;
    }
}
