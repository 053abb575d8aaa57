using BacktestCli.Core.Engine;
using BacktestCli.Core.Market;
using BacktestCli.Data;
using BacktestCli.Reports;

namespace BacktestCli.Handlers.Run;

/// <summary>What <c>--strict</c> refuses, gaps apart: whatever a run would have to assume.</summary>
internal static class Strictness
{
    /// <exception cref="DataException">Invented bars stand in for real ones.</exception>
    public static void RefuseStandIn(BarsChoice bars)
    {
        if (bars.IsStandIn)
            throw new DataException($"{bars.Notes[0].TrimEnd('.')}. --strict is set, so nothing is run; name bars with --symbol and --interval, or the sample with --data sample.");
    }

    /// <exception cref="DataException">Funding or fees are not known.</exception>
    public static void Refuse(BacktestResult result, RunOptions options, IEnumerable<ReportWarning> assumed)
    {
        bool lacksAllFunding = result.Instruments.Any(one => one is { Funding: null, Instrument.Market: MarketKind.Perp }) && !options.NoFunding;
        string[] reasons =
        [
            .. assumed.Select(warning => warning.Text),
            .. lacksAllFunding ? [$"{result.Instruments.First(one => one.Funding is null).Instrument}: no funding is known."] : Array.Empty<string>(),
            .. ReportWarnings.MissingFunding(result) is { } missing ? [missing.Text] : Array.Empty<string>(),
        ];
        if (reasons.Length > 0)
            throw new DataException($"{string.Join(' ', reasons)} --strict is set, so nothing is reported; name what is assumed, or run without it.");
    }
}
