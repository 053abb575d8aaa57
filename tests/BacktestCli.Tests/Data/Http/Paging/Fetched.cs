using BacktestCli.Core.Market;
using BacktestCli.Data;
using BacktestCli.Data.Cache;
using BacktestCli.Data.Download;
using BacktestCli.Data.Series;
using BacktestCli.FakeVenues;

namespace BacktestCli.Tests.Data.Http.Paging;

/// <summary>Fetches pieces and what they leave open, as a download does, and says what the bars should be.</summary>
internal static class Fetched
{
    /// <summary>Every answer to pieces and to what they leave open, oldest first.</summary>
    public static async Task<IReadOnlyList<PieceAnswer<TTable>>> AllAsync<TTable>(IEnumerable<Piece<TTable>> pieces, CancellationToken cancellationToken)
    {
        List<(long From, PieceAnswer<TTable> Answer)> answers = [];
        Queue<Piece<TTable>> left = new(pieces);
        while (left.TryDequeue(out Piece<TTable>? piece))
        {
            PieceAnswer<TTable> answer = await piece.FetchAsync(cancellationToken);
            answers.Add((piece.Range.From, answer));
            Assert.All(answer.Rest, rest => Assert.True(rest.Range.From >= piece.Range.From && rest.Range.To <= piece.Range.To && rest.Range != piece.Range));
            foreach (Piece<TTable> rest in answer.Rest)
                left.Enqueue(rest);
        }

        return [.. answers.Select(pair => pair.Answer)];
    }

    /// <summary>The bars of answers.</summary>
    public static Row[] Bars(IEnumerable<PieceAnswer<BarTable>> answers) =>
        [.. answers.SelectMany(answer => Rows(answer.Table)).OrderBy(row => row.OpenTime)];

    /// <summary>The bars of a table.</summary>
    public static IEnumerable<Row> Rows(BarTable bars) => Enumerable.Range(0, bars.Count).Select(bar => new Row(
        bars.Times[bar], bars[BarField.Open][bar], bars[BarField.High][bar], bars[BarField.Low][bar], bars[BarField.Close][bar],
        bars[BarField.Volume][bar], bars[BarField.QuoteVolume][bar], bars[BarField.Trades][bar]));

    /// <summary>What the market made.</summary>
    public static Row[] Expected(FakeMarket market, string symbol, Interval interval, TimeRange range)
    {
        List<Row> rows = [];
        for (long open = range.From; open < range.To; open = interval.Next(open))
        {
            FakeBar bar = market.Bar(symbol, open, interval.Next(open));
            if (market.Has(open))
                rows.Add(new Row(open, bar.Open / 100d, bar.High / 100d, bar.Low / 100d, bar.Close / 100d, bar.Volume / 1e3, bar.QuoteVolume / 1e5, double.NaN));
        }

        return [.. rows];
    }

    /// <summary>The payments of answers.</summary>
    public static (long Time, double Rate)[] Payments(IEnumerable<PieceAnswer<SeriesTable>> answers) =>
        [.. answers.SelectMany(answer => Enumerable.Range(0, answer.Table.Count).Select(row => (answer.Table.Times[row], answer.Table[0][row]))).Order()];

    /// <summary>One bar.</summary>
    public sealed record Row(long OpenTime, double Open, double High, double Low, double Close, double Volume, double QuoteVolume, double Trades);
}
