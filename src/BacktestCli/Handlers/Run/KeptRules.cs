using BacktestCli.Core.Market;
using BacktestCli.Data.Cache;

namespace BacktestCli.Handlers.Run;

/// <summary>Finds the rules of an instrument in the list of its venue that was kept last; nothing is asked for.</summary>
internal static class KeptRules
{
    /// <summary>The instrument with what the list says of it, and the list's date; the instrument as it is where no list has it.</summary>
    public static Instrument Of(BarCache cache, Instrument instrument)
    {
        if (cache.Instruments.Latest(instrument.Exchange, instrument.Market) is not { } kept)
            return instrument;
        return kept.Instruments.FirstOrDefault(line => line.Instrument.Symbol == instrument.Symbol) is { } found
            ? found.Instrument with { Rules = found.Instrument.Rules with { AsOf = TimeOf(kept.Date) }, IsInverse = found.IsInverse }
            : instrument;
    }

    private static long TimeOf(DateOnly date) => new DateTimeOffset(date, TimeOnly.MinValue, TimeSpan.Zero).ToUnixTimeMilliseconds();
}
