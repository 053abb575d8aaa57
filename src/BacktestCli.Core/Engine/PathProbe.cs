using BacktestCli.Core.Market;
using BacktestCli.Core.Trading;

namespace BacktestCli.Core.Engine;

/// <summary>
/// Takes prices through bars. Where what comes of a bar depends on the way they went, that is counted, and from the first such bar on the run goes on in
/// several courses: against the positions, along the path, for the positions. Until then they are one, and cost nothing.
/// </summary>
internal sealed class PathProbe
{
    private static readonly IntrabarModel[] Models = [IntrabarModel.Pessimistic, IntrabarModel.Path, IntrabarModel.Optimistic];

    private readonly Feed[] _feeds;
    private readonly EquityRecorder _equity;
    private readonly bool _canBranch;
    private readonly List<Bar> _detail = [];

    /// <param name="feeds">The instruments.</param>
    /// <param name="declared">The course that the run declares.</param>
    /// <param name="equity">How it fared so far.</param>
    public PathProbe(Feed[] feeds, Course declared, EquityRecorder equity)
    {
        (_feeds, Courses, _equity) = (feeds, [declared], equity);
        _canBranch = feeds.All(feed => feed.Repeatable is not null);
    }

    /// <summary>The courses, the declared one first.</summary>
    public Course[] Courses { get; private set; }

    /// <summary>True where there are several.</summary>
    public bool IsActive { get; private set; }

    /// <summary>Bars of the declared course in which the outcome depended on the way.</summary>
    public long AmbiguousBars { get; private set; }

    /// <summary>The price of an instrument goes through its bar, in every course.</summary>
    /// <param name="i">The instrument's place.</param>
    /// <param name="closeTime">When the bar closes, Unix ms.</param>
    /// <param name="sharesMargin">True where what happened to others in their bars may bring the liquidation of this one nearer.</param>
    public void Inside(int i, long closeTime, bool sharesMargin)
    {
        Feed feed = _feeds[i];
        ref readonly Bar bar = ref feed.Bars.Bar;
        bool isRead = false;
        for (int c = 0; c < Courses.Length; c++)
        {
            Desk desk = Courses[c].Desks[i];
            if (sharesMargin)
                desk.Broker.TightenMargin();
            if (!desk.Broker.IsReachedInside(bar))
                continue;
            if (!isRead)
                isRead = ReadDetail(feed);
            if (c == 0 && desk.Broker.MayDependOnPath(bar))
                Probe(i, closeTime);
            Walk(desk, closeTime, Courses[c].Model);
        }
    }

    /// <summary>Between which ends the outcome lies; null where the strategy could not be asked in other courses.</summary>
    public IntrabarRange? Range(double drawdown, decimal cash)
    {
        if (!_canBranch)
            return null;
        double declared = ReturnOf(Courses[0]);
        IntrabarRange range = new(declared, declared, drawdown, drawdown);
        foreach (Course course in Courses.Skip(1))
        {
            double total = ReturnOf(course);
            range = new IntrabarRange(
                Math.Min(range.WorstReturn, total),
                Math.Max(range.BestReturn, total),
                Math.Max(range.WorstDrawdown, course.DeepestFall),
                Math.Min(range.BestDrawdown, course.DeepestFall));
        }

        return range;

        double ReturnOf(Course course) => (double)((course.Portfolio.ExactEquity / cash) - 1);
    }

    /// <summary>Tries each way on a copy; where they do not come to the same, the bar is ambiguous.</summary>
    private void Probe(int i, long closeTime)
    {
        (decimal, decimal, double, int, long)? first = null;
        bool differs = false;
        foreach (IntrabarModel model in Models)
        {
            Desk desk = Courses[0].Branch(model).Desks[i];
            Walk(desk, closeTime, model);
            (decimal, decimal, double, int, long) outcome =
                (desk.Position.Quantity, desk.Holding.Account.Cash, desk.Position.EntryPrice, desk.Broker.Live, desk.Broker.Levels);
            differs |= first is { } before && !outcome.Equals(before);
            first ??= outcome;
        }

        if (!differs)
            return;
        AmbiguousBars++;
        if (_canBranch && !IsActive)
            Branch();
    }

    private void Branch()
    {
        Course declared = Courses[0];
        foreach (IntrabarModel model in Models.Where(model => model != declared.Model))
        {
            Course course = declared.Branch(model);
            course.Begin(_equity.Peak, _equity.MaxDrawdown);
            Courses = [.. Courses, course];
        }

        IsActive = true;
        foreach (Feed feed in _feeds)
            feed.Repeatable!.StartRepeating();
    }

    /// <summary>Reads the shorter bars of the present one, where there are some.</summary>
    private bool ReadDetail(Feed feed)
    {
        if (!feed.HasDetail || !feed.ReadDetail(_detail))
            _detail.Clear();
        return true;
    }

    private void Walk(Desk desk, long closeTime, IntrabarModel model)
    {
        if (_detail.Count == 0)
        {
            desk.Broker.Inside(desk.Bar, closeTime, model);
            return;
        }

        foreach (Bar bar in _detail)
            desk.Broker.Inside(bar, desk.Feed.DetailCloseOf(bar), model);
    }
}
