using BacktestCli.Core.Trading;
using BacktestCli.Core.Trading.Margin;
using BacktestCli.Core.Trading.Protections;

namespace BacktestCli.Tests.Core.Reference;

/// <content>What happens at a close, what it costs to hold, and what keeps from opening: rules 24, 28, 35 to 37.</content>
internal sealed partial class ReferenceSimulator
{
    private const long Day = 86_400_000;
    private const long Year = 365 * Day;

    private readonly List<(long Time, decimal Profit)> _closed = [];
    private decimal _lastEquity;
    private decimal _dayStart;
    private decimal _lowestOfDay;
    private decimal _peak;
    private decimal _deepestFall;
    private long? _day;
    private long _now;

    private void Close(ReferenceBook book, long now)
    {
        decimal close = (decimal)book.Bar.Close;
        foreach (Payment payment in book.Leg.Funding.Where(one => one.Time > book.Bar.OpenTime && one.Time <= now))
            Pay(book, payment, payment.Mark ?? close);
        if (_options.BorrowRate is { } rate && book.Leg.Instrument.Market == BacktestCli.Core.Market.MarketKind.Spot && book.Sign != 0)
        {
            decimal owed = book.Sign < 0 ? -book.Quantity * close : Math.Max(0, book.Cost - book.Margin);
            decimal interest = Rounded(owed * rate * (now - (book.IsNew ? book.Bar.OpenTime : book.LastCloseTime ?? book.Bar.OpenTime)) / Year);
            book.Venue.Cash -= interest;
            book.Interest += interest;
            book.Margin -= _options.MarginMode == MarginMode.Isolated ? interest : 0;
        }

        (book.LastClose, book.LastCloseTime, book.Venue.Frozen, book.IsPresent, book.IsNew) = (close, now, 0, false, false);
    }

    private void PayGapFunding(ReferenceBook book, decimal open)
    {
        foreach (Payment payment in book.Leg.Funding.Where(one => one.Time > book.LastCloseTime && one.Time <= book.Bar.OpenTime))
            Pay(book, payment, payment.Mark ?? open);
    }

    private void Pay(ReferenceBook book, Payment payment, decimal price)
    {
        if (book.Sign == 0)
            return;
        decimal amount = Rounded(book.Quantity * price * payment.Rate);
        book.Venue.Cash -= amount;
        book.Funding += amount;
        book.Margin -= _options.MarginMode == MarginMode.Isolated ? amount : 0;
    }

    private decimal RateOf(ReferenceBook book, Liquidity liquidity, long now)
    {
        long day = now / Day;
        decimal volume = book.Venue.Traded.Where(one => one.Key >= day - 30 && one.Key < day).Sum(one => one.Value);
        FeeSchedule fees = book.Leg.Fees;
        (decimal maker, decimal taker) = (fees.Maker, fees.Taker);
        foreach (FeeTier tier in fees.Tiers.Where(tier => tier.Volume <= volume))
            (maker, taker) = (tier.Maker, tier.Taker);
        return liquidity == Liquidity.Maker ? maker : taker;
    }

    private void Note(ReferenceBook book, PlainTrade trade, decimal cost)
    {
        _trades.Add(trade);
        _closed.Add((trade.ExitTime, trade.NetProfit));
        book.Returns.Add((double)trade.NetProfit / (double)cost);
        if (book.Quantity == 0)
            book.BarsSinceExit = 0;
    }

    /// <summary>Marks the account at a close: before what fills at it, where something does, and after.</summary>
    private void Mark(long now)
    {
        decimal equity = EquityWith(null, 0);
        if (_day != (now - 1) / Day)
            (_day, _dayStart, _lowestOfDay) = ((now - 1) / Day, _lastEquity, _lastEquity);
        _lastEquity = equity;
        _lowestOfDay = Math.Min(_lowestOfDay, equity);
        _peak = Math.Max(_peak, equity);
        _deepestFall = Math.Max(_deepestFall, (_peak - equity) / _peak);
    }

    private bool IsProtected(ReferenceBook book, long now) => _options.Protections.Any(protection => protection switch
    {
        CoolDownProtection one => book.BarsSinceExit <= one.Bars,
        DailyLossProtection one => now / Day == _day && _lowestOfDay <= _dayStart * (1 - (decimal)one.Share),
        DrawdownProtection one => _deepestFall >= (decimal)one.Share,
        TradingHoursProtection one => !IsOpen(one.From, one.To, now % Day / 60_000),
        LossStreakProtection one => IsPaused(one, now),
        _ => throw new NotSupportedException(),
    });

    private static bool IsOpen(int from, int to, long minute) => from < to ? minute >= from && minute < to : minute >= from || minute < to;

    private bool IsPaused(LossStreakProtection rule, long now)
    {
        int losses = _closed.AsEnumerable().Reverse().TakeWhile(one => one.Profit <= 0).Count();
        return losses > 0 && losses % rule.Losses == 0 && now < _closed[^1].Time + (long)rule.Pause.TotalMilliseconds;
    }
}
