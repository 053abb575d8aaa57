using BacktestCli.Core.Engine.Causality;
using BacktestCli.Core.Market;
using BacktestCli.Core.Strategies;
using BacktestCli.Core.Trading;
using BacktestCli.Data.Synthetic;
using BacktestCli.Handlers.Causality;
using BacktestCli.Scripting;
using BacktestCli.Scripting.Declarative;

namespace BacktestCli.Handlers.NewStrategy;

/// <summary>A strategy file held against the language, and then against bars: it must be right, see nothing that is yet to come, and warm up for long enough.</summary>
internal sealed record DraftCheck
{
    /// <summary>What a file that was not read from the disk is called in messages.</summary>
    private const string FileName = "yaml";

    private const int MostProblems = 20;
    private const double Tolerance = 1e-6;

    /// <summary>How long the check on bars may take; a strategy of a page takes a second or two.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <summary>What is wrong, a line each; empty where nothing is.</summary>
    public required IReadOnlyList<string> Problems { get; init; }

    /// <summary>What it says; null where there are mistakes.</summary>
    public StrategyEntry? Entry { get; private init; }

    /// <summary>How it did on bars; null where it was not run.</summary>
    public CausalityReport? Causality { get; private init; }

    /// <summary>What the check on bars found, for people; empty where it was not run.</summary>
    public string Findings { get; private init; } = "";

    /// <summary>Checks a file.</summary>
    /// <param name="yaml">Its text.</param>
    /// <param name="name">What the strategy in it must be called.</param>
    /// <param name="clock">Measures how long it takes.</param>
    /// <param name="cancellationToken">Stops the check.</param>
    public static DraftCheck Run(string yaml, string name, TimeProvider clock, CancellationToken cancellationToken)
    {
        StrategyFileResult file = StrategyFile.Parse(yaml, FileName);
        if (file.Entry is not { } entry)
            return Failed([.. file.Problems.Take(MostProblems).Select(problem => problem.ToString())]);
        if (entry.Name != name)
            return Failed([$"{FileName}: name is {entry.Name}: it must be {name}."]);
        using CancellationTokenSource limit = new(Patience, clock);
        using CancellationTokenSource either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        List<string> faults = [];
        foreach (SyntheticBars bars in BarsFor(entry))
        {
            try
            {
                return On(bars, entry, either.Token);
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
            {
                return Failed([$"{FileName}: it takes more than {Patience.TotalMinutes:0} minutes to check it on {bars.Count:N0} bars: use fewer indicators, or shorter look-backs."]);
            }
            catch (Exception fault) when (fault is StrategyException or LedgerException)
            {
                faults.Add($"{FileName}: it cannot be run on invented bars of {bars.Interval}: {fault.Message}");
            }
        }

        return Failed(faults);
    }

    private static DraftCheck On(SyntheticBars bars, StrategyEntry entry, CancellationToken cancellationToken)
    {
        CausalityReport report = CausalityCheck.Run(new CausalityInput { Source = bars, Create = () => PatientStrategy.Of(entry.Create(Defaults(entry)), cancellationToken) }, cancellationToken);
        using StringWriter findings = new() { NewLine = "\n" };
        CausalityText.Print(findings, entry.Name, report, Tolerance);
        string found = findings.ToString().TrimEnd();
        return new DraftCheck { Entry = entry, Causality = report, Findings = found, Problems = report.Passes ? [] : found.Split('\n') };
    }

    /// <summary>
    /// Invented bars of the kind the strategy asks for. Where it asks for none, those of the bundled sample, and shorter ones should what it computes on longer
    /// bars not be made of these.
    /// </summary>
    private static SyntheticBars[] BarsFor(StrategyEntry entry)
    {
        SyntheticBars sample = new();
        return entry.Data is { } data
            ? [new SyntheticBars { Interval = data.Interval, Instrument = sample.Instrument with { Market = data.Instrument.Market } }]
            : [sample, new SyntheticBars { Interval = Interval.OneMinute }];
    }

    private static Dictionary<string, double> Defaults(StrategyEntry entry) =>
        entry.Parameters.ToDictionary(parameter => parameter.Name, parameter => parameter.Default);

    private static DraftCheck Failed(IReadOnlyList<string> problems) => new() { Problems = problems };
}
