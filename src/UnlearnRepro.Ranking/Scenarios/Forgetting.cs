using UnlearnRepro.Domains.Scenarios;
using UnlearnRepro.Ranking.Federations;

namespace UnlearnRepro.Ranking.Scenarios;

/// <summary>What the clients who are to be forgotten did before. Which clients these are, s_forget says.</summary>
/// <param name="Name">What the user types.</param>
/// <param name="Attack">How they attacked.</param>
/// <param name="Relabels">Whether half of their queries had their grades turned round.</param>
public sealed record Forgetting(string Name, Attack Attack, bool Relabels = false)
{
    /// <summary>The forms of a name.</summary>
    public static IReadOnlyList<ScenarioForm<Forgetting>> Forms { get; } =
    [
        Form(new("clean", Attack.None), "some clients leave"),
        Form(new("data-poison", Attack.Clicks), "clients leave who clicked on what is not relevant"),
        Form(new("model-poison", Attack.Updates), "clients leave who sent the server the wrong way"),
        Form(new("relabelled", Attack.None, Relabels: true), "clients leave, half of whose queries had their grades turned round"),
    ];

    /// <summary>Whether D itself is another one than in <c>clean</c>, so that M_o belongs to the scenario and to the clients.</summary>
    public bool CorruptsTrain => Attack != Attack.None || Relabels;

    private static ScenarioForm<Forgetting> Form(Forgetting scenario, string meaning) =>
        new(scenario.Name, scenario.Name, meaning, name => name == scenario.Name ? scenario : null);
}
