using System.Text.Json;
using BacktestCli.Data.Cache;
using BacktestCli.Data.Http.Paging;
using BacktestCli.Data.Http;
using BacktestCli.Data.Series;

namespace BacktestCli.Data.Exchanges.Deribit;

/// <summary>
/// Fundings of Deribit: <c>/api/v2/public/get_funding_rate_history</c>, oldest first, one row an hour. Funding flows all the time;
/// <c>interest_1h</c> is what an hour of it comes to. The price that stands beside it is the index, not the mark, so that the mark price
/// stays unknown.
/// </summary>
/// <param name="http">Asks.</param>
internal sealed class DeribitFunding(VenueHttp http) : FundingPages(http)
{
    private const double Hours = 1;

    /// <summary>30 days: the most an answer holds is not documented; others have seen a month.</summary>
    public override int PageRows => 720;

    /// <inheritdoc/>
    public override int BytesPerRow => 140;

    /// <summary>
    /// A payment at the start is left out by some accounts of this method, so that the question begins a millisecond before.
    /// </summary>
    public override string Ask(SeriesWish wish, TimeRange window) =>
        $"/api/v2/public/get_funding_rate_history?instrument_name={wish.Instrument.Instrument.Symbol}"
        + $"&start_timestamp={window.From - 1}&end_timestamp={window.To - 1}";

    /// <inheritdoc/>
    public override SeriesTable Read(HttpAnswer answer, SeriesWish wish)
    {
        Utf8JsonReader json = new(answer.Body.Span);
        JsonWalk.Enter(ref json, JsonTokenType.StartObject);
        JsonWalk.Find(ref json, "result");
        JsonWalk.Enter(ref json, JsonTokenType.StartArray);
        SeriesTable table = new(SeriesKind.Funding, PageRows);
        while (JsonWalk.NextItem(ref json, JsonTokenType.StartObject))
        {
            (double time, double rate) = (double.NaN, double.NaN);
            while (JsonWalk.NextName(ref json))
            {
                if (json.ValueTextEquals("timestamp"u8))
                    time = JsonWalk.Number(ref json);
                else if (json.ValueTextEquals("interest_1h"u8))
                    rate = JsonWalk.Number(ref json);
                else
                    JsonWalk.SkipValue(ref json);
            }

            table.Add((long)time, [rate, double.NaN, Hours]);
        }

        JsonWalk.Leave(ref json, "result");
        JsonWalk.End(ref json);
        return table;
    }
}
