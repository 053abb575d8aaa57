using System.Text;

namespace BacktestCli.FakeVenues.Binance;

/// <summary>Answers for <c>fundingRate</c>: a third of the payments are stamped some milliseconds late, and the first year knows no mark price.</summary>
public sealed class BinanceFunding(FakeMarket market, IReadOnlyList<BinanceSymbol> symbols)
{
    private const long Hour = 3_600_000;
    private const long Year = 366 * 24 * Hour;

    /// <summary>Rate of a payment in hundred-millionths.</summary>
    public long Rate(BinanceSymbol symbol, long time) => (Bar(symbol, time).Trades - 400) * 10;

    /// <summary>Mark price of a payment in hundredths; null where none is told.</summary>
    public long? Mark(BinanceSymbol symbol, long time) => symbol.IsInverse || time < market.ListedAt + Year ? null : Bar(symbol, time).Open;

    /// <summary>Answers one.</summary>
    internal FakeAnswer Answer(FakeRequest request, string api)
    {
        if (symbols.FirstOrDefault(found => found.Api == api && found.Name == request["symbol"]) is not { } symbol)
            return BinanceMeter.Refuse(-1121, "Invalid symbol.");

        long step = symbol.FundingHours * Hour;
        long from = Math.Max(request.Number("startTime", request.Now - (100 * step)), market.ListedAt);
        long to = Math.Min(Math.Min(request.Number("endTime", request.Now), request.Now), symbol.DelistedAt - 1);
        long limit = Math.Min(request.Number("limit", 100), 1000);
        StringBuilder text = new("[");
        for (long time = from / step * step, rows = 0; time <= to && rows < limit; time += step)
        {
            long stamp = time + Lateness(symbol, time);
            if (stamp < from || stamp > to)
                continue;
            text.Append(rows++ == 0 ? "" : ",").Append(Row(symbol, time, stamp));
        }

        return FakeAnswer.Text(text.Append(']').ToString());
    }

    private string Row(BinanceSymbol symbol, long time, long stamp)
    {
        string rate = (Rate(symbol, time) / 100_000_000m).ToString("0.00000000");
        string mark = symbol.IsInverse ? "" : $",\"markPrice\":\"{(Mark(symbol, time) is { } price ? (price / 100m).ToString("0.00000000") : "")}\"";
        return $$"""{"symbol":"{{symbol.Name}}","fundingTime":{{stamp}},"fundingRate":"{{rate}}"{{mark}}}""";
    }

    private long Lateness(BinanceSymbol symbol, long time) => Bar(symbol, time).Volume % 3 == 0 ? 1 + (Bar(symbol, time).Volume % 29) : 0;

    private FakeBar Bar(BinanceSymbol symbol, long time) => market.Bar($"binance funding {symbol.Api} {symbol.Name}", time, time + Hour);
}
