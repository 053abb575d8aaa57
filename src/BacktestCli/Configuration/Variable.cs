namespace BacktestCli.Configuration;

/// <summary>An environment variable that is set.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Value">Its value, never empty.</param>
/// <param name="IsFromFile">True where it stands in <c>.env</c> and not in the environment itself.</param>
internal sealed record Variable(string Name, string Value, bool IsFromFile)
{
    /// <summary>Where it came from, for people: <c>environment, TARDIS_API_KEY</c>.</summary>
    public string Origin => $"{(IsFromFile ? Variables.FileName : "environment")}, {Name}";
}
