using System.Diagnostics;
using System.Text.RegularExpressions;
using UnlearnRepro.Language.Results;
using UnlearnRepro.Tests.Import;

namespace UnlearnRepro.Language.Tests.Results;

/// <summary>
/// The loop of docs/openunlearning.md, run by bash with a stand-in for Python that leaves what OpenUnlearning's train.py and eval.py leave, and fails
/// where they would: a model that is not there, a retain log that is not there, an argument without a value.
/// </summary>
public class GuideTests
{
    private const string Python = """
        #!/bin/bash
        script=$1; shift
        mode=eval
        for argument in "$@"; do
          case $argument in
            *=) echo "$argument: no value" >&2; exit 1 ;;
            experiment=finetune/*) mode=finetune ;;
            experiment=unlearn/*) mode=unlearn ;;
            task_name=*) task=${argument#*=} ;;
            paths.output_dir=*) output=${argument#*=} ;;
            model.model_args.pretrained_model_name_or_path=*) [ -d "${argument#*=}" ] || { echo "no model ${argument#*=}" >&2; exit 1; } ;;
            retain_logs_path=*) [ -f "${argument#*=}" ] || { echo "no log ${argument#*=}" >&2; exit 1; } ;;
          esac
        done
        case $script in
          src/train.py) [ $mode != eval ] && mkdir -p "saves/$mode/$task" ;;
          src/eval.py)
            mkdir -p "$output"
            items=$(for q in 0 1 2 3; do echo "\"$q\": {\"score\": 0.$(echo "$task $q" | cksum | cut -c1-6)}"; done | paste -sd,)
            ratio="{\"agg_value\": 0.4, \"value_by_index\": {$items}}"
            echo "{\"forget_quality\": {\"agg_value\": 0.5}, \"forget_truth_ratio\": $ratio}" > "$output/TOFU_EVAL.json"
            echo '{"forget_quality": 0.5, "forget_truth_ratio": 0.4}' > "$output/TOFU_SUMMARY.json" ;;
          *) exit 1 ;;
        esac
        """;

    [Test]
    public void TheLoopOfThePageMakesAGridThatIsJudged()
    {
        using var folder = new Folder();
        string page = File.ReadAllText(Path.Combine(Root(), "docs", "openunlearning.md"));
        string loop = Regex.Match(page, "^```bash\n(.*?)^```", RegexOptions.Singleline | RegexOptions.Multiline).Groups[1].Value;
        folder.File("python.sh", Python.ReplaceLineEndings("\n") + "\n");
        string[] script = ["-e", "-c", "python() { bash python.sh \"$@\"; }\n" + loop];
        var start = new ProcessStartInfo("bash", script) { WorkingDirectory = folder.Path, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        string error = process.StandardError.ReadToEnd();
        process.WaitForExit();
        Assert.That((process.ExitCode, error), Is.EqualTo((0, "")));

        var study = new OpenUnlearning().Read([Path.Combine(folder.Path, "saves", "unlearn")], new(), new()).Single();
        Assert.That((study.Study.Task, study.Study.Scenario), Is.EqualTo(("Llama-3.2-1B-Instruct", "forget10")));
        Assert.That(study.Study.Methods.Select(m => m.Name), Is.EquivalentTo(new[] { "GradDiff", "NPO", "Retrain" }));
        Assert.That((study.Study.TrainingSeeds, study.Study.UnlearningSeeds), Is.EqualTo((3, 2)));
        Assert.That(study.Values("NPO", CalibratedQualityName).SelectMany(row => row), Has.Exactly(6).Not.Null);
        Assert.That(study.Values("Retrain", CalibratedQualityName).SelectMany(row => row), Has.Exactly(4).Not.Null);
        Assert.That(page, Does.Contain("{_}_{task}_{scenario}_{method}[_train{train_seed}][_unlearn{unlearn_seed}]"), "the pattern as it is");
        Assert.That(study.Origin.Reading[0], Does.Contain("{_}_{task}_{scenario}_{method}[_train{train_seed}][_unlearn{unlearn_seed}]"));
    }

    private const string CalibratedQualityName = "forget_quality-calibrated";

    private static string Root()
    {
        var folder = new DirectoryInfo(TestContext.CurrentContext.TestDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "UnlearnRepro.sln")))
        {
            folder = folder.Parent;
        }

        return folder.FullName;
    }
}
