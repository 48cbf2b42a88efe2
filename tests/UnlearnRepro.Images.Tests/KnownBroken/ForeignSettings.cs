using UnlearnRepro.Domains.Methods;
using UnlearnRepro.Domains.Tuning;
using UnlearnRepro.Images.Tests.Health;
using UnlearnRepro.Networks.Methods;
using UnlearnRepro.Studies;

namespace UnlearnRepro.Images.Tests.KnownBroken;

/// <summary>Fine-tuning with the step size of another network: SUPREME, which runs it on a transformer with a ResNet's SGD at 0.02, whence 23 points of damage.</summary>
internal static class ForeignSettings
{
    /// <summary>A study of fine-tuning on a task, with what was tuned for that task.</summary>
    public static ImageStudy On(string task) => new()
    {
        Methods = [ImageStudy.Original, ImageStudy.Retrain, Choice("Finetune")],
        Known = facts => facts with { Tuning = ImagesDomain.Files.Tuning.GetValueOrDefault(task), Resolve = Choice },
    };

    // The tuned values of the digits, wherever the method is to run.
    private static MethodChoice Choice(string text)
    {
        var method = ImagesDomain.Methods("digits").Resolve(text);
        return new(method.GetType().Name, method.Parameters(), SeedUse.TrainingAndUnlearning);
    }
}
