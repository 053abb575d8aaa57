namespace BacktestCli.Configuration;

/// <summary>An environment variable that is set.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Value">Its value, never empty.</param>
/// <param name="File">The <c>.env</c> file it stands in; null: the environment itself.</param>
internal sealed record Variable(string Name, string Value, string? File)
{
    /// <summary>Where it came from, for people: <c>environment, TARDIS_API_KEY</c>.</summary>
    public string Origin => $"{File ?? "environment"}, {Name}";
}
