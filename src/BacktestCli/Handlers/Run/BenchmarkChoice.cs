using BacktestCli.Core.Engine;
using BacktestCli.Core.Market;
using BacktestCli.Data;
using BacktestCli.Data.Cache;
using BacktestCli.Data.Sources;
using BacktestCli.Reports;

namespace BacktestCli.Handlers.Run;

/// <summary>The cached bars that a run is held against.</summary>
internal sealed class BenchmarkChoice
{
    private readonly BarCache _cache;
    private readonly Instrument _instrument;
    private readonly Interval _interval;

    private BenchmarkChoice(BarCache cache, Instrument instrument, Interval interval) => (_cache, _instrument, _interval) = (cache, instrument, interval);

    /// <summary>Finds them: of the run's venue and market where none is written, of its interval where that is cached, else the longest up to a day.</summary>
    /// <param name="cache">Where bars are kept.</param>
    /// <param name="text">What was typed: <c>ETHUSDT</c>, <c>okx spot ETH-USDT</c>, <c>binance:perp:ETHUSDT</c>; null: no benchmark.</param>
    /// <param name="locked">Length of its bars where a lock says it, so that others that come later change nothing; null: see above.</param>
    /// <param name="run">The bars of the run.</param>
    /// <exception cref="DataException">The cache has none.</exception>
    public static BenchmarkChoice? Find(BarCache cache, string? text, Interval? locked, BarsChoice run)
    {
        if (text is null)
            return null;
        SymbolText written = SymbolText.Parse(text.Replace(' ', ':'));
        Instrument own = run.Source.Instrument;
        string exchange = written.Exchange ?? own.Exchange;
        MarketKind market = written.Market is null ? own.Market : written.Market == "perp" ? MarketKind.Perp : MarketKind.Spot;
        CachedDataset[] held = [.. cache.List().Where(dataset => dataset.Price == PriceKind.Trade
            && dataset.Instrument.Exchange == exchange && dataset.Instrument.Market == market
            && SymbolText.Plain(dataset.Instrument.Symbol) == SymbolText.Plain(written.Symbol)
            && UtcTime.Day % dataset.Interval.Milliseconds == 0)];
        CachedDataset found = held.FirstOrDefault(dataset => dataset.Interval == (locked ?? run.Source.Interval))
            ?? held.MaxBy(dataset => dataset.Interval.Milliseconds)
            ?? throw new DataException(
                $"--benchmark is {text}: no bars of {exchange} {market.ToString().ToLowerInvariant()} {written.Symbol} of a day or less are cached. "
                + $"Download them: backtest data download --exchange {exchange} --market {market.ToString().ToLowerInvariant()} --symbol {written.Symbol} "
                + "--interval 1d --from … --to …; see what is cached: backtest data list");
        return new BenchmarkChoice(cache, found.Instrument, found.Interval);
    }

    /// <summary>Its prices over a run.</summary>
    /// <exception cref="DataException">Its bars begin more than a day later, or end more than a day earlier.</exception>
    public BenchmarkPrices Read(BacktestResult result, CancellationToken cancellationToken)
    {
        MeasuredBars bars = new(_cache.Open(new BarRequest(_instrument, _interval) { From = result.From, To = result.To }), "cache");
        List<(long Time, double Price)> days = [];
        double start = double.NaN;
        foreach (BarSeries block in bars.ReadBlocks(cancellationToken))
        {
            if (double.IsNaN(start) && block.Count > 0)
                start = block.Opens[0];
            for (int i = 0; i < block.Count; i++)
                Add(days, block.OpenTimes[i] + _interval.Milliseconds, block.Closes[i]);
        }

        Dataset dataset = bars.Dataset;
        if (days.Count == 0 || dataset.From > result.From + UtcTime.Day || dataset.To < result.To - UtcTime.Day)
        {
            throw new DataException(
                $"{_instrument} {_interval}: the cache does not have the run's range, {UtcTime.Format(result.From)} to {UtcTime.Format(result.To)}, and --benchmark needs it. "
                + "Download the rest with backtest data download, or choose another range.");
        }

        return new BenchmarkPrices(dataset, start, days);
    }

    /// <summary>Keeps the last close of each UTC day; a bar that closes at midnight belongs to the day it ends.</summary>
    private static void Add(List<(long Time, double Price)> days, long closeTime, double close)
    {
        if (days.Count > 0 && UtcTime.StartOfDay(days[^1].Time - 1) == UtcTime.StartOfDay(closeTime - 1))
            days[^1] = (closeTime, close);
        else
            days.Add((closeTime, close));
    }
}
