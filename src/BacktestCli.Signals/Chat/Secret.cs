namespace BacktestCli.Signals.Chat;

/// <summary>A key. It is written nowhere: as text it is three stars.</summary>
/// <param name="value">The key itself.</param>
public sealed class Secret(string value)
{
    /// <summary>The key itself, for the one place that sends it.</summary>
    public string Reveal() => value;

    /// <summary>The text without the key, wherever it stands in it.</summary>
    public string Redact(string text) => value.Length == 0 ? text : text.Replace(value, "***", StringComparison.Ordinal);

    /// <inheritdoc/>
    public override string ToString() => "***";
}
