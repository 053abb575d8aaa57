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
        BybitResult.Enter(ref json);
        SeriesTable? rows = null;
        while (JsonWalk.NextName(ref json))
        {
            if (json.ValueTextEquals("list"u8))
            {
                JsonWalk.Once(rows is not null, "list");
                rows = FundingRows.Read(ref json, Names, wish.Instrument.Instrument.Symbol, answer.Address);
            }
            else
            {
                JsonWalk.SkipValue(ref json);
            }
        }

        BybitResult.Leave(ref json);
        return rows ?? throw new FormatException("the answer has no list");
    }
}
