using BacktestCli.Configuration;
using BacktestCli.Core.Engine;
using BacktestCli.Core.Trading;

namespace BacktestCli.Handlers;

/// <summary>What <c>backtest run</c> was asked to do, as typed.</summary>
internal sealed record RunOptions
{
    /// <summary>A strategy's name or file.</summary>
    public required string Strategy { get; init; }

    /// <summary>Parameters as <c>key=value</c>.</summary>
    public IReadOnlyList<string> Parameters { get; init; } = [];

    /// <summary>Which bars.</summary>
    public required DataChoice Data { get; init; }

    /// <summary>What is done where bars are missing.</summary>
    public GapPolicy OnGap { get; init; }

    /// <summary>Starting cash, quote currency.</summary>
    public decimal Cash { get; init; } = 10_000m;

    /// <summary>One fee rate for both sides, fraction.</summary>
    public decimal? Fee { get; init; }

    /// <summary>Rate of resting orders, fraction.</summary>
    public decimal? MakerFee { get; init; }

    /// <summary>Rate of crossing orders, fraction.</summary>
    public decimal? TakerFee { get; init; }

    /// <summary>Slippage model as text.</summary>
    public string Slippage { get; init; } = "5bps";

    /// <summary>When market orders fill.</summary>
    public FillModel Fill { get; init; }

    /// <summary>Stop or target first.</summary>
    public IntrabarModel Intrabar { get; init; }

    /// <summary>Leave the last position open.</summary>
    public bool KeepOpen { get; init; }

    /// <summary>How much of the equity curve is reported.</summary>
    public EquityDetail Equity { get; init; }

    /// <summary>Folder under which the report's folder is made.</summary>
    public string Out { get; init; } = "runs";

    /// <summary>Name of the report's folder; null: made from the inputs.</summary>
    public string? Name { get; init; }

    /// <summary>Report formats.</summary>
    public IReadOnlyList<string> Formats { get; init; } = ["json"];

    /// <summary>Expectations, or files of them.</summary>
    public IReadOnlyList<string> Expectations { get; init; } = [];

    /// <summary>A report that this run is held against.</summary>
    public string? Against { get; init; }

    /// <summary>Relative difference allowed by <see cref="Against"/>, fraction.</summary>
    public double Tolerance { get; init; }

    /// <summary>Print how long each part took.</summary>
    public bool Timings { get; init; }

    /// <summary>Never the network.</summary>
    public bool Offline { get; init; }

    /// <summary>Refuse to run on anything assumed.</summary>
    public bool Strict { get; init; }

    /// <summary>Perpetuals: charge no funding.</summary>
    public bool NoFunding { get; init; }

    /// <summary>Where missing bars are fetched from.</summary>
    public SourceOptions Source { get; init; } = SourceOptions.None;

    /// <summary>Every rule these options break on their own.</summary>
    public IEnumerable<string> Problems()
    {
        foreach (string problem in Data.Problems(takesWritten: true).Concat(Source.Problems()))
            yield return problem;
        foreach (string problem in new BacktestOptions { Cash = Cash, Fees = FeesOver(new FeeSchedule()) }.Problems())
            yield return "--" + problem;
        if (Strict && OnGap == GapPolicy.Flat)
            yield return "--strict refuses bars that are assumed, and --on-gap flat assumes some: give one of them.";
        if (Fee is not null && (MakerFee is not null || TakerFee is not null))
            yield return "--fee sets both rates: give it alone, or --maker-fee and --taker-fee.";
        if (Core.Trading.Slippage.TryParse(Slippage) is null)
            yield return $"--slippage is '{Slippage}': it must be none, a number of basis points (5bps, at most 1000bps) or range:F with F from 0 to 1.";
        if (Formats.Count == 0)
            yield return "--format names no format: give json, csv or both.";
        if (Tolerance < 0 || double.IsNaN(Tolerance))
            yield return $"--tolerance is {Tolerance}: it must be a fraction, 0 or more.";
        if (Tolerance > 0 && Against is null)
            yield return $"--tolerance is {Tolerance}, and there is nothing to compare with: name a report with --against.";
        if (Name is not null && (Name.Length == 0 || Name != Path.GetFileName(Name) || Name is "." or ".."))
            yield return $"--name is '{Name}': it must be one folder name.";
    }

    /// <summary>The venue's schedule with the rates that were typed in their places.</summary>
    public FeeSchedule FeesOver(FeeSchedule venue) => new()
    {
        Maker = MakerFee ?? Fee ?? venue.Maker,
        Taker = TakerFee ?? Fee ?? venue.Taker,
    };

    /// <summary>True where no rate has to be assumed or looked up.</summary>
    public bool NamesFees => Fee is not null || (MakerFee is not null && TakerFee is not null);
}
