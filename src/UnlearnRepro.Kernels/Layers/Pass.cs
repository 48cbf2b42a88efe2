namespace UnlearnRepro.Kernels.Layers;

/// <summary>One run of a network over a model's values: finds each layer's tensors and, when asked, keeps a tape.</summary>
public sealed class Pass
{
    private readonly Model model;
    private readonly List<TapeEntry>? tape;

    internal Pass(Model model, bool training, bool record)
    {
        this.model = model;
        Training = training;
        tape = record ? [] : null;
    }

    /// <summary>L.</summary>
    public int Lanes => model.Lanes;

    /// <summary>Whether batch norm uses, and updates from, the batch.</summary>
    public bool Training { get; }

    /// <summary>What layers with parameters saw and gave, in order. Empty unless recording.</summary>
    public IReadOnlyList<TapeEntry> Tape => tape ?? [];

    /// <summary>The values of a parameter, <c>[L, n, ...]</c>.</summary>
    public Tensor ByLane(Parameter parameter) => Lanes == 1 ? model.Leaf(parameter).unsqueeze(0) : model.Leaf(parameter);

    /// <summary>The values of a parameter with the lanes in its first axis, <c>[L*n, ...]</c>.</summary>
    public Tensor Packed(Parameter parameter) => Lanes == 1 ? model.Leaf(parameter) : model.Leaf(parameter).flatten(0, 1);

    /// <summary>The values of a buffer, <c>[L*size]</c>; writing to them writes to the model.</summary>
    public Tensor Packed(StateBuffer buffer) => model.Buffer(buffer).flatten();

    /// <summary>Notes a layer's input and output for the importances and returns the output.</summary>
    public Tensor Record(Layer layer, Tensor input, Tensor output)
    {
        tape?.Add(new(layer, input, output));
        return output;
    }
}

/// <summary>One layer's input and output in a recorded pass.</summary>
public readonly record struct TapeEntry(Layer Layer, Tensor Input, Tensor Output);
