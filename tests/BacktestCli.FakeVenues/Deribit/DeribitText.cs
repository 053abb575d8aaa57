using BacktestCli.FakeVenues.Paging;

namespace BacktestCli.FakeVenues.Deribit;

/// <summary>Writes Deribit's answers.</summary>
internal static class DeribitText
{
    private static readonly (string Name, Func<FakeBar, long> Value, int Decimals)[] Columns =
    [
        ("volume", bar => bar.Volume, 3),
        ("ticks", bar => bar.OpenTime, 0),
        ("open", bar => bar.Open, 2),
        ("low", bar => bar.Low, 2),
        ("high", bar => bar.High, 2),
        ("cost", bar => bar.QuoteVolume, 5),
        ("close", bar => bar.Close, 2),
    ];

    /// <summary>Bars, one array a column, oldest first.</summary>
    public static ReadOnlyMemory<byte> Bars(List<FakeBar> bars, PageLie lie)
    {
        Utf8Text text = new();
        text.Add("""{"usOut":2,"usIn":1,"usDiff":1,"testnet":false,"result":{"status":"""u8).Add(bars.Count == 0 ? "\"no_data\""u8 : "\"ok\""u8);
        foreach ((string name, Func<FakeBar, long> value, int decimals) in Columns)
        {
            text.Add(",\""u8).Add(name).Add("\":["u8);
            for (int bar = 0; bar < bars.Count; bar++)
            {
                if (bar > 0)
                    text.Add(","u8);
                if (lie == PageLie.NotANumber && bar == 0 && name == "open")
                    text.Add("null"u8);
                else
                    text.Number(value(bars[bar]), decimals);
            }

            text.Add("]"u8);
        }

        return text.Add("},\"jsonrpc\":\"2.0\"}"u8).Written;
    }

    /// <summary>Fundings, oldest first.</summary>
    public static ReadOnlyMemory<byte> Fundings(IEnumerable<long> times, string symbol, FakeMarket market)
    {
        IEnumerable<string> rows = times.Select(time => (Time: time, Rate: FakeFunding.Rate(market, symbol, time))).Select(row =>
            $$"""
            {"timestamp":{{row.Time}},"index_price":50000.5,"prev_index_price":50000.0,"interest_8h":{{FakeFunding.Text(row.Rate * 8)}},"interest_1h":{{FakeFunding.Text(row.Rate)}}}
            """);
        return new Utf8Text().Add("""{"jsonrpc":"2.0","result":["""u8).Add(string.Join(',', rows)).Add("],\"usIn\":1,\"usOut\":2,\"usDiff\":1,\"testnet\":false}"u8).Written;
    }
}
