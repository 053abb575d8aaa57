using BacktestCli.Core.Engine;
using BacktestCli.Core.Market;

namespace BacktestCli.Tests.Core.Reference;

/// <summary>
/// The rules of a run told a second time, as plainly as they can be: every step looks at every order. It is slow, and shares no code with the engine.
/// </summary>
internal sealed partial class ReferenceSimulator
{
    private readonly Scenario _scenario;
    private readonly BacktestOptions _options;
    private readonly List<ReferenceVenue> _venues = [];
    private readonly List<ReferenceBook> _books = [];
    private readonly List<PlainFill> _fills = [];
    private readonly List<PlainTrade> _trades = [];
    private int _numbers;
    private bool _isInside;
    private bool _isBankrupt;

    private ReferenceSimulator(Scenario scenario)
    {
        (_scenario, _options) = (scenario, scenario.Options);
        Leg[] legs = [.. scenario.Legs.OrderBy(leg => leg.Instrument.ToString(), StringComparer.Ordinal)];
        string[] names = [.. legs.Select(leg => leg.Instrument.Exchange).Distinct()];
        decimal part = Rounded(_options.Cash / names.Length);
        foreach (string name in names)
            _venues.Add(new ReferenceVenue { Name = name, Cash = _venues.Count == 0 ? _options.Cash - (part * (names.Length - 1)) : part });
        decimal weight = 1m / Math.Min(legs.Length, _options.MaxPositions ?? int.MaxValue);
        foreach (Leg leg in legs)
        {
            ReferenceVenue venue = _venues.Single(one => one.Name == leg.Instrument.Exchange);
            bool isMargined = leg.Instrument.Market == MarketKind.Perp || _options.BorrowRate is not null;
            venue.Books.Add(new ReferenceBook
            {
                Leg = leg, Venue = venue, Weight = weight, IsMargined = isMargined, LastClose = (decimal)leg.Bars[0].Open,
            });
            _books.Add(venue.Books[^1]);
        }

        (_lastEquity, _dayStart, _lowestOfDay, _peak) = (_options.Cash, _options.Cash, _options.Cash, _options.Cash);
    }

    public static Outcome Run(Scenario scenario) => new ReferenceSimulator(scenario).Run();

    private static decimal Rounded(decimal amount) => decimal.Round(amount, 12);

    private Outcome Run()
    {
        long length = _scenario.Interval.Milliseconds;
        foreach (long open in _books.SelectMany(book => book.Leg.Bars.Select(bar => bar.OpenTime)).Distinct().Order())
        {
            ReferenceBook[] present = [.. _books.Where(book => book.Leg.Bars.Any(bar => bar.OpenTime == open))];
            foreach (ReferenceBook book in present)
                Begin(book, book.Leg.Bars.Single(bar => bar.OpenTime == open));
            foreach (ReferenceBook book in present)
                PayGapFunding(book, (decimal)book.Bar.Open);
            foreach (ReferenceBook book in present)
                MeetOpen(book);
            foreach (ReferenceBook book in present)
                book.LiquidationBefore = LiquidationOf(book)?.Level;
            _isInside = true;
            foreach (ReferenceBook book in present)
                WalkInside(book);
            _isInside = false;
            foreach (ReferenceBook book in present)
                book.LiquidationBefore = null;
            foreach (ReferenceBook book in present)
                Close(book, open + length);
            if (EquityWith(null, 0) <= 0 && !_isBankrupt)
                CloseAll(open + length);
            if (_options.Fill == FillModel.Close)
                Mark(open + length);
            foreach (ReferenceBook book in present)
                AskStrategy(book, open + length);
            foreach (ReferenceBook book in present.Where(book => book.Seen == book.Leg.Bars.Length))
                EndData(book, open + length);
            Mark(open + length);
        }

        return new Outcome(_fills, _trades, _venues.Sum(venue => venue.Cash), EquityWith(null, 0));
    }

    private void Begin(ReferenceBook book, Bar bar)
    {
        book.Seen++;
        book.IsPresent = true;
        book.Bar = bar;
        book.BarsSinceExit++;
        book.Budget = _options.MaxVolumeShare is { } share ? share * (decimal)bar.Volume : null;
        book.Orders.RemoveAll(order => order.Spec.ExpiresAt <= bar.OpenTime || order.BarsTried >= order.Spec.GoodForBars);
        foreach (ReferenceOrder order in book.Orders)
        {
            order.IsBlocked = false;
            order.BarsTried++;
        }
    }
}
