using BacktestCli.Configuration;
using BacktestCli.Core.Engine;
using BacktestCli.Core.Market;
using BacktestCli.Core.Trading;
using BacktestCli.Handlers.Judging;
using BacktestCli.Handlers.Run;
using BacktestCli.Handlers.Signals;

namespace BacktestCli.Handlers;

/// <summary>What <c>backtest run</c> was asked to do, as typed.</summary>
internal sealed record RunOptions
{
    /// <summary>A strategy's name or file.</summary>
    public required string Strategy { get; init; }

    /// <summary>Parameters as <c>key=value</c>.</summary>
    public IReadOnlyList<string> Parameters { get; init; } = [];

    /// <summary>Which bars.</summary>
    public required RunDataChoice Data { get; init; }

    /// <summary>What is done where bars are missing.</summary>
    public GapPolicy OnGap { get; init; }

    /// <summary>The account.</summary>
    public AccountChoice Account { get; init; } = new();

    /// <summary>What fills cost.</summary>
    public CostChoice Costs { get; init; } = new();

    /// <summary>When market orders fill.</summary>
    public FillModel Fill { get; init; }

    /// <summary>Stop or target first.</summary>
    public IntrabarModel Intrabar { get; init; }

    /// <summary>An instrument to hold the run against; null: none beside its own.</summary>
    public string? Benchmark { get; init; }

    /// <summary>Length of its bars, where a lock says it.</summary>
    public Interval? BenchmarkInterval { get; init; }

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

    /// <summary>What the run is held to.</summary>
    public VerdictChoice Verdict { get; init; } = new();

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

    /// <summary>How models are asked for signals.</summary>
    public SignalChoice Signals { get; init; } = new();

    /// <summary>The options of the command line that can move a number, by name.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Typed { get; init; } = new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>Every rule these options break on their own.</summary>
    public IEnumerable<string> Problems()
    {
        string[] ofParts =
        [
            .. Data.Problems(),
            .. Source.Problems(),
            .. Account.Problems(),
            .. Costs.Problems(),
            .. Signals.Problems(),
            .. Verdict.Problems(),
            .. EngineProblems(),
            .. ReportFolder.Problems(Formats, Name),
            .. Data.IsNamed ? IdleOptions.Problems(Account, [.. Data.Each.Select(one => one.MarketKind)]) : [],
            .. Data.TypedInstruments is { } instruments ? Portions.Problems(Account, instruments) : [],
        ];
        foreach (string problem in ofParts)
            yield return problem;
        if (Source.Names is { } address && Source.Via is null && Data.TypedInstruments?.Select(one => one.Exchange).Distinct().Count() > 1)
        {
            yield return $"{address} is the address of one source, and the symbols are of several: "
                + "write it as exchanges: {binance: {base_url: …}} in backtest.yaml.";
        }

        if (Strict && OnGap == GapPolicy.Flat)
            yield return "--strict refuses bars that are assumed, and --on-gap flat assumes some: give one of them.";
    }

    /// <summary>The same for the engine.</summary>
    /// <param name="terms">What holds for venues without a schedule of their own.</param>
    public BacktestOptions ForEngine(VenueTerms terms) => new()
    {
        Cash = Account.TotalCash,
        CashByVenue = Account.CashByVenue is { Count: > 1 } parts ? parts : null,
        Fees = terms.Fees,
        Slippage = Slippage.TryParse(Costs.Slippage) ?? Slippage.None,
        SpreadBps = Costs.SpreadBps,
        Seed = Costs.Seed ?? 1,
        Leverage = Account.Leverage ?? 1,
        MarginMode = Account.MarginMode ?? default,
        Margin = terms.Margin,
        BorrowRate = Account.BorrowRate,
        MaxVolumeShare = Costs.MaxVolumeShare,
        MaxPositions = Account.MaxPositions,
        Protections = Account.Protections,
        Fill = Fill,
        Intrabar = Intrabar,
        KeepOpen = KeepOpen,
        Equity = Equity,
    };

    /// <summary>Rules of the engine, but for what cannot be read in the first place.</summary>
    private IEnumerable<string> EngineProblems()
    {
        VenueTerms typed = new(Costs.FeesOver(new FeeSchedule()), Account.MarginOver(null), []);
        BacktestOptions engine = ForEngine(typed) with { CashByVenue = null };
        return (Account.Problems().Any() ? engine with { Cash = 1 } : engine).Problems().Select(WithValue);
    }

    /// <summary>A rule as it is told here: with the option, and the value of those that the rule does not repeat.</summary>
    private string WithValue(string problem) =>
        problem.StartsWith("maintenance-tiers", StringComparison.Ordinal)
            ? $"--maintenance-tiers is {string.Join(',', Account.MaintenanceTiers)}: {problem}"
        : problem.StartsWith("fee-tiers", StringComparison.Ordinal) ? $"--fee-tiers is {string.Join(',', Costs.FeeTiers)}: {problem}"
        : "--" + problem;
}
