using BacktestCli.Core.Strategies;
using BacktestCli.Scripting;
using BacktestCli.Scripting.Declarative;

namespace BacktestCli.Handlers;

/// <summary>A strategy that was found, read and given its numbers.</summary>
/// <param name="Entry">What it is.</param>
/// <param name="Values">A value for every parameter.</param>
internal sealed record StrategyChoice(StrategyEntry Entry, IReadOnlyDictionary<string, double> Values)
{
    /// <summary>A new instance to run.</summary>
    public IStrategy Create() => Entry.Create(Values);

    /// <summary>Finds it, reads it and sets its parameters.</summary>
    /// <param name="library">Where to look.</param>
    /// <param name="nameOrPath">What to look for.</param>
    /// <param name="parameters">As typed: <c>key=value</c>.</param>
    /// <exception cref="UsageException">It is not there, has mistakes, or a parameter does not fit; names them all.</exception>
    public static StrategyChoice Find(StrategyLibrary library, string nameOrPath, IReadOnlyList<string> parameters)
    {
        StrategyEntry entry = Read(library, nameOrPath);
        ParameterValues values = ParameterValues.Resolve(entry, parameters.Where(HasKey).Select(Split));
        UsageException.ThrowIfAny(
        [
            .. parameters.Where(text => !HasKey(text)).Select(text => $"--param is '{text}': it must be key=value."),
            .. values.Problems.Select(problem => "--param: " + problem),
        ]);
        return new StrategyChoice(entry, values.Values);
    }

    /// <summary>Finds and reads it.</summary>
    /// <exception cref="UsageException">It is not there or has mistakes; names them all.</exception>
    public static StrategyEntry Read(StrategyLibrary library, string nameOrPath)
    {
        CheckedStrategy strategy = CheckedStrategy.Find(library, nameOrPath);
        UsageException.ThrowIfAny(strategy.Problems);
        return strategy.Entry!;
    }

    private static bool HasKey(string text) => text.IndexOf('=', StringComparison.Ordinal) > 0;

    private static (string Key, string Value) Split(string text)
    {
        int at = text.IndexOf('=', StringComparison.Ordinal);
        return (text[..at].Trim(), text[(at + 1)..].Trim());
    }
}
