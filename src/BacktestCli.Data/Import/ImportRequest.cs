using BacktestCli.Core.Market;

namespace BacktestCli.Data.Import;

/// <summary>Which files to read bars from, and how.</summary>
public sealed record ImportRequest
{
    /// <summary>Files, archives or folders; a folder stands for the files in it.</summary>
    public required IReadOnlyList<string> Paths { get; init; }

    /// <summary>What the bars are of; it tells a <c>Volume BTC</c> from a <c>Volume USDT</c>.</summary>
    /// <value>Default null: not said.</value>
    public string? Symbol { get; init; }

    /// <summary>How long each bar lasts.</summary>
    /// <value>Default null: inferred, the most common step between two bars.</value>
    public Interval? Interval { get; init; }

    /// <summary>Dates that do not say their zone are UTC.</summary>
    /// <value>Default false: such a date is an error.</value>
    public bool TimeZoneUtc { get; init; }

    /// <summary>Now, Unix ms: a bar that closes later may still change and is at fault.</summary>
    /// <value>Default null: nobody knows what time it is, and every bar counts as closed.</value>
    public long? Now { get; init; }

    /// <summary>What to do about rows at fault.</summary>
    /// <value>Default <see cref="Repair.None"/>: nothing is imported.</value>
    public Repair Repair { get; init; }
}
