using System.Text.Json;
using BacktestCli.Composition;
using BacktestCli.Core;
using BacktestCli.Data;
using BacktestCli.Data.Cache;
using BacktestCli.Handlers.Show;

namespace BacktestCli.Handlers;

/// <summary>Shows one dataset, or all that the cache holds of an instrument.</summary>
internal sealed class DataShowHandler(Terminal terminal, Surroundings surroundings, BarCache cache)
{
    public int Execute(DataChoice choice, CancellationToken cancellationToken)
    {
        bool isInstrument = choice is { File: null, Symbol: not null, Interval: null };
        UsageException.ThrowIfAny(isInstrument ? choice.SpellingProblems() : choice.Problems());
        if (!choice.NamesCache && choice.File is null)
            throw new UsageException("no bars are named: give --data FILE, --data sample, or --symbol and --interval of the cache.");

        if (isInstrument)
            ShowInstrument(choice);
        else
            ShowDataset(choice, cancellationToken);
        return ExitCode.Done;
    }

    private void ShowDataset(DataChoice choice, CancellationToken cancellationToken)
    {
        BarsChoice bars = BarsChoice.Find(choice, cache, surroundings.Resolve);
        CachedDataset? cached = bars.Source is CachedBars ? cache.Show(bars.Source.Instrument, bars.Source.Interval) : null;
        DatasetView view = new DatasetView(bars, cached).Read(cancellationToken);
        Say(view.Print, view.Write);
    }

    private void ShowInstrument(DataChoice choice)
    {
        CacheContents contents = cache.Survey();
        DatasetFilter filter = new() { Exchange = choice.Exchange, Market = choice.Market, Symbol = choice.Symbol };
        CachedDataset[] bars = [.. contents.Bars.Where(dataset => filter.Takes(dataset.Name))];
        CachedSeries[] series = [.. contents.Series.Where(dataset => filter.Takes(dataset.Name))];
        if (contents.Damaged.FirstOrDefault(dataset => filter.Takes(dataset.Name)) is { } damaged)
            throw damaged.Fault;
        if (bars.Length + series.Length == 0)
        {
            string hint = Spelling.DidYouMean(choice.Symbol!.ToUpperInvariant(), contents.Bars.Select(dataset => dataset.Instrument.Symbol).Distinct());
            throw new DataException($"the cache has nothing of {choice.Symbol}.{hint} See: backtest data list.");
        }

        InstrumentView view = new(bars, series);
        Say(view.Print, view.Write);
    }

    private void Say(Action<TextWriter> print, Action<Utf8JsonWriter> write)
    {
        if (!terminal.Json)
        {
            print(terminal.Out);
            return;
        }

        terminal.WriteJson(json =>
        {
            json.WriteStartObject();
            write(json);
            json.WriteEndObject();
        });
    }
}
