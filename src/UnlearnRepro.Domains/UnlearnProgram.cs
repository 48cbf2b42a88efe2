namespace UnlearnRepro.Domains;

/// <summary>The program of this repository.</summary>
public static class UnlearnProgram
{
    /// <summary>How it is started in a checkout: what a command that people are told begins with.</summary>
    public const string Start = "dotnet run -c Release --project src/UnlearnRepro.Cli --";
}
