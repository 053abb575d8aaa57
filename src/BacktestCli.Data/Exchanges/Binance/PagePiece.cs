using BacktestCli.Data.Cache;
using BacktestCli.Data.Download;

namespace BacktestCli.Data.Exchanges.Binance;

/// <summary>A stretch of bars that one request asks for.</summary>
internal sealed record PagePiece(BinanceBars Bars, TimeRange Range) : Piece<BarTable>(Range)
{
    /// <summary>A bar of an answer as it is compressed on its way: a day of BTCUSDT in 1-minute bars is 71,911 bytes.</summary>
    private const int BytesPerBar = 50;

    private int Limit => (int)Math.Clamp(Bars.Wish.Interval.CountBetween(Range.From, Range.To), 1, Bars.Product.PageBars);

    /// <inheritdoc/>
    public override int Weight => Bars.Product.WeightOf(Limit);

    /// <inheritdoc/>
    public override long ExpectedBytes => (long)Limit * BytesPerBar;

    /// <inheritdoc/>
    public override Task<PieceAnswer<BarTable>> FetchAsync(CancellationToken cancellationToken) =>
        Bars.FetchAsync(Range, Limit, cancellationToken);
}
