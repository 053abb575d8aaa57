using System.Text.Json;
using BacktestCli.Data.Cache;
using BacktestCli.Data.Http.Paging;
using BacktestCli.Data.Http;
using BacktestCli.Data.Series;

namespace BacktestCli.Data.Exchanges.Bybit;

/// <summary>Fundings of Bybit: <c>/v5/market/funding/history</c>, newest first; it demands both bounds.</summary>
/// <param name="http">Asks.</param>
internal sealed class BybitFunding(VenueHttp http) : FundingPages(http)
{
    private static readonly FundingNames Names = new("symbol", "fundingRateTimestamp", "fundingRate");

    /// <inheritdoc/>
    public override int PageRows => 200;

    /// <inheritdoc/>
    public override int BytesPerRow => 90;

    /// <inheritdoc/>
    public override string Ask(SeriesWish wish, TimeRange window) =>
        $"/v5/market/funding/history?category={wish.Instrument.Product}&symbol={wish.Instrument.Instrument.Symbol}"
        + $"&startTime={window.From}&endTime={window.To - 1}&limit={PageRows}";

    /// <inheritdoc/>
    public override SeriesTable Read(HttpAnswer answer, SeriesWish wish)
    {
        Utf8JsonReader json = new(answer.Body.Span);
        JsonWalk.Enter(ref json, JsonTokenType.StartObject);
        JsonWalk.Find(ref json, "result");
        JsonWalk.Enter(ref json, JsonTokenType.StartObject);
        JsonWalk.Find(ref json, "list");
        SeriesTable rows = FundingRows.Read(ref json, Names, wish.Instrument.Instrument.Symbol, answer.Address);
        JsonWalk.Leave(ref json, "list");
        JsonWalk.Leave(ref json, "result");
        JsonWalk.End(ref json);
        return rows;
    }
}
