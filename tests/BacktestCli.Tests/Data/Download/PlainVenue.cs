using System.Buffers.Text;
using BacktestCli.Core.Market;
using BacktestCli.FakeVenues;

namespace BacktestCli.Tests.Data.Download;

/// <summary>
/// A venue as plain as can be: <c>/bars?symbol=&amp;interval=&amp;from=&amp;to=</c> answers <c>[[time,open,high,low,close,volume],…]</c>, oldest first, prices in hundredths;
/// <c>/payments</c> one <c>[time,rate]</c> each eight hours; <c>/first</c> the first open time; <c>/list</c> symbols.
/// </summary>
internal sealed class PlainVenue(FakeMarket market) : IFakeVenue
{
    private const int LongestRow = 128;
    private const long EightHours = 8 * 3_600_000;

    /// <summary>Most bars on a page; a page that would be longer loses its newest bars.</summary>
    public int MostBars { get; init; } = 1_000;

    public string Serves => "plain: /bars, /payments, /first, /list";

    public FakeAnswer? Answer(FakeRequest request) => request.Path switch
    {
        "/bars" => new FakeAnswer(Bars(request)),
        "/payments" => FakeAnswer.Text($"[{string.Join(",", Payments(request).Select(time => $"[{time},0.0001]"))}]"),
        "/first" => FakeAnswer.Text($"{Math.Max(market.ListedAt, request.Number("from", 0))}"),
        "/list" => FakeAnswer.Text("BTC-USDT,ETH-USDT,SOL-USDT"),
        _ => null,
    };

    private static IEnumerable<long> Payments(FakeRequest request)
    {
        (long from, long to) = (request.Number("from", 0), request.Number("to", 0));
        for (long time = (from + EightHours - 1) / EightHours * EightHours; time < to && time <= request.Now; time += EightHours)
            yield return time;
    }

    private ReadOnlyMemory<byte> Bars(FakeRequest request)
    {
        Interval interval = Interval.Parse(request["interval"]!);
        string symbol = request["symbol"] + (request.Lie == PageLie.WrongSymbol ? "?" : "");
        (long from, long to) = (request.Number("from", 0), request.Number("to", 0));
        if (request.Lie == PageLie.Repeated)
            (from, to) = (from - (to - from), from);
        List<FakeBar> bars = new((int)Math.Min(MostBars, interval.CountBetween(from, to)));
        for (long time = from; time < to && time <= request.Now && bars.Count < MostBars; time = interval.Next(time))
        {
            if (market.Has(time))
                bars.Add(market.Bar(symbol, time, interval.Next(time)));
        }

        return Write(Lie(bars, request.Lie, interval), request.Lie == PageLie.NotANumber);
    }

    private static List<FakeBar> Lie(List<FakeBar> bars, PageLie lie, Interval interval)
    {
        switch (lie)
        {
            case PageLie.Disordered:
                (bars[0], bars[1]) = (bars[1], bars[0]);
                break;
            case PageLie.Misaligned:
                return [.. bars.Select(bar => bar with { OpenTime = bar.OpenTime + (interval.Milliseconds / 2) })];
            case PageLie.Doubled:
                bars.Insert(0, bars[0]);
                break;
            case PageLie.HighBelowClose:
                bars[0] = bars[0] with { High = bars[0].Close - 1 };
                break;
        }

        return bars;
    }

    private static ReadOnlyMemory<byte> Write(List<FakeBar> bars, bool isNotANumber)
    {
        byte[] text = new byte[2 + (bars.Count * LongestRow)];
        text[0] = (byte)'[';
        int length = 1;
        foreach (FakeBar bar in bars)
        {
            text[length++] = (byte)'[';
            foreach (long value in (ReadOnlySpan<long>)[bar.OpenTime, bar.Open, bar.High, bar.Low, bar.Close, bar.Volume])
            {
                Utf8Formatter.TryFormat(isNotANumber && value == bar.High ? 0 : value, text.AsSpan(length), out int written);
                length += written;
                text[length++] = (byte)',';
            }

            text[length - 1] = (byte)']';
            text[length++] = (byte)',';
        }

        length -= bars.Count > 0 ? 1 : 0;
        text[length++] = (byte)']';
        return text.AsMemory(0, length);
    }
}
