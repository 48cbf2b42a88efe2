using System.Security.Cryptography;

namespace UnlearnRepro.Kernels.Runtime;

/// <summary>
/// The bits that this machine makes of what training does: products, convolutions, and a few steps of two small networks. The settings of
/// <see cref="TorchRuntime"/> do not tell: MKL keeps to the instruction set it is given on Intel's processors alone, and libtorch's own
/// loops (softmax, norms, the steps of an optimiser) differ between instruction sets where products do not. Only libtorch is probed,
/// nothing of this project: a change of our code must not pass for another machine.
/// </summary>
public static class ArithmeticProbe
{
    private static readonly Lazy<string> Found = new(Measure);

    /// <summary>The first 8 hexadecimal digits of the SHA-256 of all results, computed once.</summary>
    public static string Bits => Found.Value;

    /// <summary>Computes <see cref="Bits"/> anew.</summary>
    public static string Measure()
    {
        using var scope = NewDisposeScope();
        using var grad = enable_grad();
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var result in Products().Concat(Images()).Concat(Tokens()))
        {
            hash.AppendData(result.detach().contiguous().bytes.ToArray());
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset())[..8];
    }

    // MKL takes other paths for other sizes: one sample, a batch, a last batch that is short, a whole data set.
    private static IEnumerable<Tensor> Products()
    {
        foreach (long batch in (long[])[1, 33, 64, 1024])
        {
            Tensor w = Words(128, 64), v = Words(10, 128);
            foreach (var result in WithGradients(nn.functional.linear(nn.functional.linear(Words(batch, 64), w).relu(), v), w, v))
            {
                yield return result;
            }
        }

        Tensor left = Words(3, 33, 64), right = Words(3, 64, 128);
        foreach (var result in WithGradients(bmm(left, right), left, right))
        {
            yield return result;
        }

        static Tensor[] WithGradients(Tensor y, params Tensor[] by) => [y, .. autograd.grad([y.logsumexp(-1).sum()], by)];
    }

    // Channels innermost, as our images are; no size is a multiple of a vector's, so that the ends of loops are seen too.
    private static IEnumerable<Tensor> Images()
    {
        Tensor x = Words(33, 12, 12, 1).detach().permute(0, 3, 1, 2), mean = zeros(15), variance = ones(15);
        Tensor[] parameters = [Words(15, 1, 3, 3), Words(15), Words(15), Words(30, 15, 3, 3), Words(10, 270), Words(10)];
        return Trained(parameters, Labels(33, 10), p =>
        {
            var normal = nn.functional.batch_norm(nn.functional.conv2d(x, p[0]), mean, variance, p[1], p[2], training: true);
            var seen = nn.functional.conv2d(nn.functional.max_pool2d(normal.relu(), [2, 2]), p[3]).relu();
            return nn.functional.linear(seen.flatten(1), p[4], p[5]);
        }).Append(mean).Append(variance);
    }

    private static IEnumerable<Tensor> Tokens()
    {
        var x = Words(9, 5, 22).detach();
        Tensor[] parameters = [Words(22), Words(22), Words(66, 22), Words(66), Words(20, 22), Words(20)];
        return Trained(parameters, Labels(9, 20), p =>
        {
            var qkv = nn.functional.linear(nn.functional.layer_norm(x, [22], p[0], p[1]), p[2], p[3]).chunk(3, -1);
            var attended = (qkv[0].matmul(qkv[1].transpose(1, 2)) / 4).softmax(-1).matmul(qkv[2]);
            return nn.functional.linear(nn.functional.gelu(attended).mean([1]), p[4], p[5]);
        });
    }

    // Two steps as SGD with momentum takes them, then two as Adam does: the losses, and what becomes of the parameters.
    private static IEnumerable<Tensor> Trained(Tensor[] parameters, Tensor labels, Func<Tensor[], Tensor> logits)
    {
        var moments = parameters.Select(p => (Velocity: zeros_like(p), Square: zeros_like(p))).ToList();
        for (int step = 0; step < 4; step++)
        {
            var loss = nn.functional.cross_entropy(logits(parameters), labels);
            yield return loss;
            var gradients = autograd.grad([loss], parameters);
            using var off = no_grad();
            foreach (var (p, g, (velocity, square)) in parameters.Zip(gradients, moments))
            {
                velocity.mul_(0.9).add_(g.add_(p, alpha: 5e-4));
                square.mul_(0.99).addcmul_(g, g, 0.01);
                _ = step < 2 ? p.add_(velocity, alpha: -0.1) : p.addcdiv_(velocity, square.sqrt().add_(1e-8), -0.001);
            }
        }

        foreach (var p in parameters)
        {
            yield return p;
        }
    }

    private static Tensor Labels(long count, long classes) => arange(count, dtype: int64).remainder(classes);

    // Multiples of the golden ratio: no two alike, and the same everywhere.
    private static Tensor Words(params long[] shape)
    {
        long count = shape.Aggregate((a, b) => a * b);
        return tensor([.. Enumerable.Range(1, (int)count).Select(i => ((uint)i * 2654435769u / 4294967296f) - 0.5f)], shape).requires_grad_();
    }
}
