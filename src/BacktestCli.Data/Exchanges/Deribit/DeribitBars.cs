using System.Text.Json;
using BacktestCli.Data.Cache;
using BacktestCli.Data.Http.Paging;
using BacktestCli.Data.Http;

namespace BacktestCli.Data.Exchanges.Deribit;

/// <summary>
/// Bars of Deribit: <c>/api/v2/public/get_tradingview_chart_data</c>, one array a column, oldest first; both bounds include what they name.
/// </summary>
/// <param name="http">Asks.</param>
internal sealed class DeribitBars(VenueHttp http) : BarPages(http)
{
    /// <summary>The lengths Deribit has.</summary>
    public static IntervalWords Intervals { get; } = new("Deribit",
    [
        ("1m", "1"), ("3m", "3"), ("5m", "5"), ("15m", "15"), ("30m", "30"), ("1h", "60"), ("2h", "120"), ("6h", "360"),
        ("12h", "720"), ("1d", "1D"),
    ]);

    /// <summary>1,000: how many an answer may hold is not documented; others have seen 5,000 and more.</summary>
    public override int PageBars => 1000;

    /// <inheritdoc/>
    public override int BytesPerBar => 75;

    /// <inheritdoc/>
    public override string Ask(BarWish wish, TimeRange window) =>
        $"/api/v2/public/get_tradingview_chart_data?instrument_name={wish.Instrument.Instrument.Symbol}"
        + $"&start_timestamp={window.From}&end_timestamp={window.To - 1}&resolution={Intervals[wish.Interval]}";

    /// <inheritdoc/>
    public override PageOfBars Read(HttpAnswer answer, BarWish wish)
    {
        Utf8JsonReader json = new(answer.Body.Span);
        JsonWalk.Enter(ref json, JsonTokenType.StartObject);
        JsonWalk.Find(ref json, "result");
        JsonWalk.Enter(ref json, JsonTokenType.StartObject);
        DeribitColumns columns = new(PageBars);
        string? status = null;
        while (JsonWalk.NextName(ref json))
        {
            if (json.ValueTextEquals("status"u8))
                status = JsonWalk.Text(ref json);
            else if (!columns.TryRead(ref json))
                JsonWalk.SkipValue(ref json);
        }

        JsonWalk.Leave(ref json, "result");
        JsonWalk.End(ref json);
        return status switch
        {
            "ok" => new PageOfBars(columns.ToBars(answer.Address)),
            "no_data" => new PageOfBars(new BarTable()),
            _ => throw new FormatException($"the status is '{status}', where ok or no_data belongs"),
        };
    }
}
