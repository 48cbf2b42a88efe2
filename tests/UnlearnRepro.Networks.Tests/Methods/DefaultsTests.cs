using UnlearnRepro.Domains.Methods;
using UnlearnRepro.Networks.Methods;

namespace UnlearnRepro.Networks.Tests.Methods;

/// <summary>The published hyper-parameters, but for what a method's file names as a deviation. A default that changes in passing changes every result that names none.</summary>
public class DefaultsTests
{
    [TestCase("Amnesiac", "RepairEpochs=0,LearningRate=0.02,BatchSize=64")]
    [TestCase("AssdCorrected", "Lambda=1")]
    [TestCase("AssdPublished", "Lambda=1,BatchSize=64")]
    [TestCase("BadTeacher", "Share=0.3,LearningRate=0.0001,Epochs=1,BatchSize=256")]
    [TestCase("BoundaryExpand", "LearningRate=1E-05,Epochs=10,BatchSize=64")]
    [TestCase("BoundaryShrink", "Epsilon=0.1,LearningRate=1E-05,Epochs=10,BatchSize=64")]
    [TestCase("CFk", "K=1,LearningRate=0.01,Epochs=10,BatchSize=64")]
    [TestCase("ConvTranspose", "LearningRate=0.001,Epochs=3,BatchSize=64")]
    [TestCase("Delete", "LearningRate=0.0001,Epochs=20,BatchSize=128")]
    [TestCase("EUk", "K=1")]
    [TestCase("Finetune", "LearningRate=0.02,Epochs=5,BatchSize=64")]
    [TestCase("FisherForgetting", "Alpha=1E-06")]
    [TestCase("InfluenceUnlearning", "Alpha=1,Damping=1,Samples=1000")]
    [TestCase("Jit", "LearningRate=0.001,Sigma=0.1,Copies=10,Epochs=1,BatchSize=64")]
    [TestCase("L1Sparse", "Gamma=0.0005,LearningRate=0.01,Epochs=10,BatchSize=64")]
    [TestCase("LfssdCorrected", "Alpha=10,Lambda=1")]
    [TestCase("LfssdPublished", "Alpha=10,Lambda=1,BatchSize=64")]
    [TestCase("Msg", "Share=0.3,Factor=0.1,LearningRate=0.001,Epochs=5,BatchSize=64")]
    [TestCase("NegGrad", "LearningRate=0.02,Epochs=5,BatchSize=64")]
    [TestCase("NegGradPlus", "Alpha=0.95,LearningRate=0.02,Epochs=5,BatchSize=64")]
    [TestCase("NewtonRemoval", "WeightDecay=0.0005")]
    [TestCase("NtkForgetting", "WeightDecay=0.0005")]
    [TestCase("RandomLabels", "LearningRate=0.0001,Epochs=3,BatchSize=128")]
    [TestCase("SalUn", "Tau=0.5,LearningRate=0.013,Epochs=10,BatchSize=256")]
    [TestCase("Scrub", "Gamma=1,Alpha=0.5,Smoothing=0,Temperature=2,AscentEpochs=3,LearningRate=0.0005,Epochs=10,BatchSize=64")]
    [TestCase("ScrubRewind", "Gamma=1,Alpha=0.5,Smoothing=0,Temperature=2,AscentEpochs=3,LearningRate=0.0005,Epochs=10,BatchSize=64")]
    [TestCase("SsdCorrected", "Alpha=10,Lambda=1")]
    [TestCase("SsdPublished", "Alpha=10,Lambda=1,BatchSize=64")]
    [TestCase("SuccessiveRandomLabels", "LearningRate=0.013,Epochs=10,BatchSize=256")]
    [TestCase("Unsir", "Noises=32,NoiseSteps=25,Copies=80,PerClass=500,LearningRate=0.0001,BatchSize=32,RepairBatchSize=128")]
    public void Are_those_of_the_reference_code(string name, string expected)
    {
        var method = MethodCatalog.Create(MethodCatalog.Find(typeof(IUnlearningMethod<ClassProblem>))[name], new Dictionary<string, string>());

        Assert.That(method.Parameters(), Is.EqualTo(expected));
    }
}
