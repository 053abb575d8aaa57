using System.Text.Json;
using BacktestCli.Core.Market;
using BacktestCli.Data.Cache;
using BacktestCli.Data.Http.Paging;
using BacktestCli.Data.Http;
using BacktestCli.Data.Series;

namespace BacktestCli.Data.Exchanges.Okx;

/// <summary>
/// Fundings of OKX: <c>/api/v5/public/funding-rate-history</c>, newest first. It forgets what is older than about three months and says
/// nothing about that: such a stretch is a hole of the vendor's, not of the market's. The rate is the one that was charged, not the one
/// that was foretold.
/// </summary>
/// <param name="http">Asks.</param>
internal sealed class OkxFunding(VenueHttp http) : FundingPages(http)
{
    private static readonly FundingNames Names = new("instId", "fundingTime", "realizedRate");
    private const long Kept = 90 * UtcTime.Day;

    /// <summary>100: its documents say 400 now and said 100 before.</summary>
    public override int PageRows => 100;

    /// <inheritdoc/>
    public override int BytesPerRow => 200;

    /// <summary>Half as often as bars: 10 in 2 seconds.</summary>
    public override int Weight => 2;

    /// <inheritdoc/>
    public override string Ask(SeriesWish wish, TimeRange window) =>
        $"/api/v5/public/funding-rate-history?instId={wish.Instrument.Instrument.Symbol}"
        + $"&after={window.To}&before={window.From - 1}&limit={PageRows}";

    /// <inheritdoc/>
    public override HoleClass Absence(SeriesWish wish, TimeRange window, long now) =>
        window.From < now - Kept ? HoleClass.VendorHole : HoleClass.VenueOutage;

    /// <inheritdoc/>
    public override SeriesTable Read(HttpAnswer answer, SeriesWish wish)
    {
        Utf8JsonReader json = new(answer.Body.Span);
        JsonWalk.Enter(ref json, JsonTokenType.StartObject);
        JsonWalk.Find(ref json, "data");
        SeriesTable rows = FundingRows.Read(ref json, Names, wish.Instrument.Instrument.Symbol, answer.Address);
        JsonWalk.Leave(ref json, "data");
        JsonWalk.End(ref json);
        return rows;
    }
}
