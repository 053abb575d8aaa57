namespace BacktestCli.Scripting.Declarative;

/// <summary>What a strategy may be called.</summary>
public static class StrategyName
{
    /// <summary>What is wrong with a name, a sentence; null where nothing is.</summary>
    public static string? Problem(string name) =>
        name.Length > 0 && name[0] != '-' && name.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-')
            ? null
            : $"{name} cannot be a strategy's name: it is made of a-z, 0-9 and -, as in rsi-volume.";
}
