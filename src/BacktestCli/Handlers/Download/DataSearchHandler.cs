using BacktestCli.Composition;
using BacktestCli.Data;
using BacktestCli.Data.Cache;
using BacktestCli.Data.Download;
using BacktestCli.Data.Exchanges;

namespace BacktestCli.Handlers.Download;

/// <summary>Looks for instruments in a venue's list.</summary>
/// <param name="terminal">How to talk.</param>
/// <param name="market">The door to venues and vendors.</param>
/// <param name="cache">Where lists are kept.</param>
internal sealed class DataSearchHandler(Terminal terminal, MarketData market, BarCache cache)
{
    /// <exception cref="DataException">The venue does not answer; or none of its lists was kept, and the network is not to be used.</exception>
    public async Task<int> ExecuteAsync(DataSearchOptions options, CancellationToken cancellationToken)
    {
        string exchange = options.Exchange.ToLowerInvariant();
        IReadOnlyList<VenueInstrument> all = options.Offline
            ? Kept(exchange, options)
            : await market.ListAsync(exchange, options.Source.Via, options.MarketKind, cancellationToken);
        Show([.. all.Where(one => Fits(one, options.Text)).OrderBy(one => one.Instrument.Symbol, StringComparer.Ordinal)], all.Count, options);
        return ExitCode.Done;
    }

    private void Show(VenueInstrument[] found, int all, DataSearchOptions options)
    {
        if (terminal.Json)
        {
            terminal.WriteJson(json =>
            {
                json.WriteStartObject();
                json.WriteString("exchange", options.Exchange.ToLowerInvariant());
                json.WriteString("market", options.Market);
                DataJson.List(json, "instruments", found, one => InstrumentTable.Write(json, one));
                json.WriteEndObject();
            });
            return;
        }

        if (found.Length > 0)
            InstrumentTable.Print(terminal.OpenConsole(), found);
        terminal.Out.WriteLine($"{found.Length:N0} of {all:N0} instruments of {options.Exchange.ToLowerInvariant()} ({options.Market}).");
    }

    private IReadOnlyList<VenueInstrument> Kept(string exchange, DataSearchOptions options)
    {
        StoredInstruments kept = cache.Instruments.Latest(MarketData.ListName(exchange, options.Source.Via), options.MarketKind) ?? throw new DataException(
            $"no list of {exchange} ({options.Market}) was kept, and offline none is asked for. Search once without --offline and BACKTEST_OFFLINE.");
        terminal.Note($"the list as of {kept.Date:yyyy-MM-dd}.");
        return kept.Instruments;
    }

    /// <summary>True where the text, signs left out, is part of the symbol, or of base and quote one after the other.</summary>
    private static bool Fits(VenueInstrument one, string? text)
    {
        string wanted = Letters(text ?? "");
        return Letters(one.Instrument.Symbol).Contains(wanted, StringComparison.OrdinalIgnoreCase)
            || Letters($"{one.Instrument.Base}{one.Instrument.Quote}").Contains(wanted, StringComparison.OrdinalIgnoreCase);
    }

    private static string Letters(string text) => string.Concat(text.Where(char.IsLetterOrDigit));
}
