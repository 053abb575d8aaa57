using BacktestCli.Composition;
using BacktestCli.Core.Market;
using BacktestCli.Data;
using BacktestCli.Data.Download;
using BacktestCli.Data.Exchanges;
using BacktestCli.Data.Series;

namespace BacktestCli.Handlers.Download;

/// <summary>Brings what a venue has into the cache.</summary>
/// <param name="terminal">How to talk.</param>
/// <param name="market">The door to venues and vendors.</param>
/// <param name="clock">For what is closed by now.</param>
internal sealed class DataDownloadHandler(Terminal terminal, MarketData market, TimeProvider clock)
{
    /// <exception cref="DataException">A symbol is unknown, or the source does not have what is asked for.</exception>
    public async Task<int> ExecuteAsync(DataDownloadOptions options, CancellationToken cancellationToken)
    {
        DownloadPlan plan = await PlanAsync(options, cancellationToken);
        bool isWhole = plan.Datasets.All(dataset => dataset.Missing.Count == 0);
        if (options.DryRun || (isWhole && !terminal.Json))
        {
            Show(plan);
            return ExitCode.Done;
        }

        Downloader downloader = new(terminal, clock);
        DownloadResult result = await downloader.RunAsync(market, plan, options.Source.Via, cancellationToken);
        Show(result, downloader.Elapsed);
        foreach (DownloadedDataset failed in result.Datasets.Where(dataset => dataset.Failure is not null))
            terminal.Complain($"backtest: {failed.Dataset.Name}: {failed.Failure}");
        return result.IsComplete ? ExitCode.Done : ExitCode.Data;
    }

    private async Task<DownloadPlan> PlanAsync(DataDownloadOptions options, CancellationToken cancellationToken)
    {
        string exchange = options.Exchange.ToLowerInvariant();
        IReadOnlyList<VenueInstrument> instruments =
            await market.ResolveAsync(exchange, options.Source.Via, options.MarketKind, options.Symbols, cancellationToken);
        (long from, long to) = options.Range(clock.GetUtcNow().ToUnixTimeMilliseconds());
        DownloadRequest request = new()
        {
            Instruments = [.. instruments.DistinctBy(instrument => instrument.Instrument.Symbol)],
            Intervals = [.. options.Intervals.Select(Interval.Parse).Distinct()],
            From = from,
            To = to,
            Prices = options.Prices,
            Series = HasFunding(instruments, options) ? [SeriesKind.Funding, .. options.NamedSeries] : options.NamedSeries,
            Recheck = options.Recheck,
            Concurrency = options.Concurrency,
        };
        return await market.PlanAsync(request, options.Source.Via, cancellationToken);
    }

    /// <summary>True where funding comes along: perpetuals whose source has it.</summary>
    private bool HasFunding(IReadOnlyList<VenueInstrument> instruments, DataDownloadOptions options) =>
        options.MarketKind == MarketKind.Perp && !options.NoFunding
        && instruments.All(instrument => market.Offers(instrument, SeriesKind.Funding, options.Source.Via));

    private void Show(DownloadPlan plan)
    {
        if (terminal.Json)
            terminal.WriteJson(json =>
            {
                json.WriteStartObject();
                PlanText.Write(json, plan);
                json.WriteEndObject();
            });
        else
            PlanText.Print(terminal.OpenConsole(), plan);
    }

    private void Show(DownloadResult result, TimeSpan elapsed)
    {
        if (terminal.Json)
            terminal.WriteJson(json =>
            {
                json.WriteStartObject();
                ResultText.Write(json, result, elapsed);
                json.WriteEndObject();
            });
        else
            ResultText.Print(terminal.OpenConsole(), result, elapsed);
    }
}
