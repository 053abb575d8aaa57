namespace BacktestCli.FakeVenues.Binance;

/// <summary>Makes a page wrong.</summary>
internal static class BinanceLies
{
    /// <summary>A page that lies in the way that is asked for. A price that is no number is the writer's to print.</summary>
    public static List<FakeBar> Told(List<FakeBar> page, BinanceBars bars, PageLie lie, long now)
    {
        if (page.Count == 0)
            return page;

        List<FakeBar> told = [.. page];
        int middle = page.Count / 2;
        switch (lie)
        {
            case PageLie.Disordered when page.Count > 1:
                (told[middle], told[middle - 1]) = (told[middle - 1], told[middle]);
                break;
            case PageLie.Misaligned:
                return [.. page.Select(bar => bar with { OpenTime = bar.OpenTime + (bars.Length / 2) })];
            case PageLie.Repeated:
                return bars.Newest(0, page[0].OpenTime - 1, page.Count, now);
            case PageLie.Doubled:
                told.Insert(0, page[0]);
                break;
            case PageLie.HighBelowClose:
                told[middle] = told[middle] with { High = told[middle].Close - 1 };
                break;
            case PageLie.WrongSymbol:
                BinanceBars other = bars with { Symbol = bars.Symbol with { Name = bars.Symbol.Name + "X" } };
                return other.Newest(0, page[0].OpenTime - 1, page.Count, now);
        }

        return told;
    }
}
