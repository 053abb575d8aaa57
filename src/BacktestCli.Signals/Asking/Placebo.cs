using BacktestCli.Core.Market;
using BacktestCli.Core.Strategies;

namespace BacktestCli.Signals.Asking;

/// <summary>
/// The same opinions at the wrong times: what is left of a result then is luck, or what the model remembers of the market as a whole.
/// </summary>
public static class Placebo
{
    /// <summary>Deals the signals of each instrument out anew among its times. Prices in them keep their distance from the close.</summary>
    /// <param name="book">The signals.</param>
    /// <param name="seed">The same seed deals the same way.</param>
    /// <param name="closeAt">The close of an instrument's bar that closes at a time, quote currency.</param>
    public static SignalBook Shuffle(SignalBook book, int seed, Func<Instrument, long, double> closeAt)
    {
        Random chance = new(seed);
        List<AnsweredSignal> dealt = [];
        foreach (Instrument instrument in book.Instruments.OrderBy(one => one.ToString(), StringComparer.Ordinal))
        {
            AnsweredSignal[] signals = [.. book.Signals.Where(one => one.Instrument == instrument)];
            long[] times = [.. signals.Select(one => one.Signal.Time)];
            chance.Shuffle(signals);
            dealt.AddRange(signals.Select((one, i) => Moved(one, times[i], closeAt)));
        }

        return new SignalBook([.. dealt.OrderBy(one => one.Signal.Time)], book.Totals);
    }

    private static AnsweredSignal Moved(AnsweredSignal one, long time, Func<Instrument, long, double> closeAt)
    {
        Signal signal = one.Signal;
        double scale = closeAt(one.Instrument, time) / closeAt(one.Instrument, signal.Time);
        return one with
        {
            Signal = signal with
            {
                Time = time,
                Entry = signal.Entry * scale,
                StopLoss = signal.StopLoss * scale,
                TakeProfit = signal.TakeProfit * scale,
            },
        };
    }
}
