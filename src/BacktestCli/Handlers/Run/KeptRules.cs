using BacktestCli.Core.Market;
using BacktestCli.Data.Cache;
using BacktestCli.Data.Download;

namespace BacktestCli.Handlers.Run;

/// <summary>Finds the rules of an instrument in the list of its venue that was kept last; nothing is asked for.</summary>
internal static class KeptRules
{
    /// <summary>The instrument with what the list says of it, and the list's date; the instrument as it is where no list has it.</summary>
    /// <param name="cache">Where lists are kept.</param>
    /// <param name="instrument">Which.</param>
    /// <param name="via">The vendor whose list serves where the venue's own was not kept; null: none does.</param>
    public static Instrument Of(BarCache cache, Instrument instrument, string? via)
    {
        StoredInstruments? kept = cache.Instruments.Latest(instrument.Exchange, instrument.Market)
            ?? (via is null ? null : cache.Instruments.Latest(MarketData.ListName(instrument.Exchange, via), instrument.Market));
        return kept?.Instruments.FirstOrDefault(line => line.Instrument.Symbol == instrument.Symbol) is { } found
            ? found.Instrument with
            {
                Exchange = instrument.Exchange,
                Rules = found.Instrument.Rules with { AsOf = TimeOf(kept.Date) },
                IsInverse = found.IsInverse,
            }
            : instrument;
    }

    private static long TimeOf(DateOnly date) => new DateTimeOffset(date, TimeOnly.MinValue, TimeSpan.Zero).ToUnixTimeMilliseconds();
}
