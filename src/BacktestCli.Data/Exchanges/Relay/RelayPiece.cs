using BacktestCli.Data.Cache;
using BacktestCli.Data.Download;
using BacktestCli.Data.Http;
using BacktestCli.Data.Http.Paging;

namespace BacktestCli.Data.Exchanges.Relay;

/// <summary>A page of bars from a relay.</summary>
/// <param name="Http">Asks the relay.</param>
/// <param name="Prefix">Path of the relay's address, without the slash at its end.</param>
/// <param name="Mapping">How it is asked and understood.</param>
/// <param name="Wish">What is wished for.</param>
/// <param name="Range">Open times, aligned; no more bars than a page has.</param>
internal sealed record RelayPiece(VenueHttp Http, string Prefix, RelayMapping Mapping, BarWish Wish, TimeRange Range) : Piece<BarTable>(Range)
{
    private const long RowBytes = 100;

    /// <inheritdoc/>
    public override int Weight => 1;

    /// <inheritdoc/>
    public override long ExpectedBytes => Wish.Interval.CountBetween(Range.From, Range.To) * RowBytes;

    /// <inheritdoc/>
    public override Task<PieceAnswer<BarTable>> FetchAsync(CancellationToken cancellationToken) =>
        Http.GetAsync(Prefix + Mapping.PathOf(Wish.Instrument, Wish.Interval, Range.From, Range.To), Weight, Prove, cancellationToken);

    private PieceAnswer<BarTable> Prove(HttpAnswer answer)
    {
        BarTable bars = new RelayRows(Mapping, answer.Address).Read(answer.Body.Span);
        PageProof proof = new(Range, Wish.Interval, answer.Address);
        TimeRange spokenFor = proof.Prove(bars, Http.Now(answer));
        TimeRange? rest = proof.Unanswered(bars, spokenFor, cutsOldest: Mapping.IsDescending);
        return new PieceAnswer<BarTable>
        {
            Table = bars,
            Origin = Whole.OriginOf(answer),
            Rest = rest is null ? [] : [this with { Range = rest }],
            ClosedUntil = spokenFor.To < Range.To ? spokenFor.To : long.MaxValue,
            Absence = HoleClass.VendorHole,
            Bytes = answer.WireBytes,
        };
    }
}
