namespace BacktestCli.Signals.Contracts.Shapes;

/// <summary>A member of an object.</summary>
/// <param name="Name">Its name, in small letters and underscores.</param>
/// <param name="Shape">What it looks like.</param>
/// <param name="Meaning">What it means, with its unit; models are told.</param>
/// <param name="Presence">Whether it must be there.</param>
internal sealed record Member(string Name, Shape Shape, string Meaning, Presence Presence = Presence.Required);

/// <summary>Whether a member must be there. The schema asks for every one, as strict providers demand.</summary>
internal enum Presence
{
    /// <summary>Without it there is no answer.</summary>
    Required,

    /// <summary>It may be null, which says something; missing is null.</summary>
    Nullable,

    /// <summary>It is asked for, but an answer without it says what it has to say.</summary>
    Wished,
}
