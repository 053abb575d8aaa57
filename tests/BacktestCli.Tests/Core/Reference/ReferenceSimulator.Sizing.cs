using BacktestCli.Core.Trading.Margin;

namespace BacktestCli.Tests.Core.Reference;

/// <content>How much: rules 17, 19, 20, 30.</content>
internal sealed partial class ReferenceSimulator
{
    private decimal Resolve(ReferenceBook book, ReferenceOrder order, decimal touch, decimal price)
    {
        decimal size = order.Spec.Size;
        decimal equity = EquityWith(book, touch);
        decimal quantity = order.Spec.SizeKind switch
        {
            SizeKind.Position => Math.Abs(book.Quantity) * size,
            SizeKind.Equity => size * equity * book.Weight / price,
            SizeKind.Cash => size * Available(book.Venue) * book.Weight / price,
            SizeKind.Base => size,
            SizeKind.Quote => size / price,
            SizeKind.Risk => AtRisk(book, order, price, size * equity),
            SizeKind.Volatility => Math.Min(1, size / OrderSpec.Volatility) * equity * book.Weight / price,
            SizeKind.Kelly => Math.Min(size, Kelly(book, size)) * equity * book.Weight / price,
            _ => book.Sign == 0 && _books.Count(one => one.Sign != 0) >= size ? 0 : equity / size / price,
        };
        return Math.Max(0, quantity);
    }

    private decimal AtRisk(ReferenceBook book, ReferenceOrder order, decimal price, decimal most)
    {
        if (order.Spec.StopLoss is not { } distance)
            return 0;
        decimal stop = AtTick(book, StandsAt(distance, price, -order.Sign), rises: !order.Spec.IsBuy);
        decimal taker = RateOf(book, BacktestCli.Core.Trading.Liquidity.Taker, _now);
        return stop <= 0 || price == stop && taker == 0 ? 0 : most / (Math.Abs(price - stop) + ((price + stop) * taker));
    }

    private static decimal Kelly(ReferenceBook book, decimal cap)
    {
        if (book.Returns.Count < OrderSpec.KellyTrades)
            return cap;
        double[] won = [.. book.Returns.Where(one => one > 0)];
        double[] lost = [.. book.Returns.Where(one => one <= 0)];
        if (won.Length == 0)
            return 0;
        if (lost.Sum() >= 0)
            return OrderSpec.KellyFraction;
        double share = (double)won.Length / book.Returns.Count;
        return OrderSpec.KellyFraction * (decimal)Math.Clamp(share - ((1 - share) / (won.Average() / -lost.Average())), 0, 1);
    }

    private static decimal RoundDown(ReferenceBook book, decimal quantity) => decimal.Floor(quantity / book.Rules.LotSize) * book.Rules.LotSize;

    /// <summary>The largest number of lots, at most what is wanted, whose cost or margin, and fee, are there.</summary>
    private decimal Affordable(
        ReferenceBook book, decimal wanted, decimal price, BacktestCli.Core.Trading.Liquidity liquidity, long now)
    {
        decimal available = Available(book.Venue);
        decimal rate = RateOf(book, liquidity, now);
        bool Fits(decimal lots)
        {
            decimal notional = Rounded(lots * book.Rules.LotSize * price);
            return (book.IsMargined ? MarginFor(book, notional) : notional) + Rounded(notional * rate) <= available;
        }

        (decimal low, decimal high) = (0, wanted / book.Rules.LotSize);
        if (wanted <= 0 || Fits(high))
            return wanted;
        while (high - low > 1)
        {
            decimal middle = decimal.Floor((low + high) / 2);
            (low, high) = Fits(middle) ? (middle, high) : (low, middle);
        }

        return low * book.Rules.LotSize;
    }

    /// <summary>What an entry may spend at a venue, its positions marked at their latest closes.</summary>
    private decimal Available(ReferenceVenue venue)
    {
        decimal available = venue.Cash - venue.Frozen;
        foreach (ReferenceBook one in venue.Books.Where(one => one.IsMargined && one.Sign != 0))
        {
            available += (one.Sign * one.Cost) - one.Margin;
            decimal profit = (one.Quantity * one.LastClose) - (one.Sign * one.Cost);
            if (_options.MarginMode == MarginMode.Cross)
                available += Math.Min(0, profit);
        }

        return available;
    }

    /// <summary>What a position that grows by so much must put up beyond what it did.</summary>
    private decimal MarginFor(ReferenceBook book, decimal added) => Rounded(InitialOf(book, book.Cost + added) - InitialOf(book, book.Cost));

    private decimal InitialOf(ReferenceBook book, decimal notional)
    {
        decimal most = book.Leg.Margin.Tiers[0].MaxLeverage;
        foreach (MarginTier tier in book.Leg.Margin.Tiers.Where(tier => notional > tier.From))
            most = tier.MaxLeverage;
        return notional / Math.Min(_options.Leverage, most);
    }

    /// <summary>Cash and positions, one of them at a price of its own, the others at their latest close.</summary>
    private decimal EquityWith(ReferenceBook? book, decimal price) =>
        _venues.Sum(venue => venue.Cash) + _books.Sum(one => Rounded(one.Quantity * (one == book ? price : one.LastClose)));
}
