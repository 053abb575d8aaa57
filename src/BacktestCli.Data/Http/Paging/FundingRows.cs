using System.Text.Json;
using BacktestCli.Data.Series;

namespace BacktestCli.Data.Http.Paging;

/// <summary>Fundings of venues that send them newest first and say neither the mark price nor how long they count for.</summary>
internal static class FundingRows
{
    /// <summary>Reads the array of rows that follows.</summary>
    /// <param name="json">Before the array.</param>
    /// <param name="names">What the venue calls the symbol, the time and the rate.</param>
    /// <param name="symbol">The symbol every row must be of.</param>
    /// <param name="address">The request, for messages.</param>
    /// <exception cref="DataException">A row is of another symbol.</exception>
    public static SeriesTable Read(ref Utf8JsonReader json, FundingNames names, string symbol, string address)
    {
        List<(long Time, double Rate)> rows = [];
        JsonWalk.Enter(ref json, JsonTokenType.StartArray);
        while (JsonWalk.NextItem(ref json, JsonTokenType.StartObject))
        {
            (double time, double rate) = (double.NaN, double.NaN);
            while (JsonWalk.NextName(ref json))
            {
                if (json.ValueTextEquals(names.Symbol))
                    SameSymbol.Demand(symbol, JsonWalk.Text(ref json), address);
                else if (json.ValueTextEquals(names.Time))
                    time = JsonWalk.Number(ref json);
                else if (json.ValueTextEquals(names.Rate))
                    rate = JsonWalk.Number(ref json);
                else
                    JsonWalk.SkipValue(ref json);
            }

            rows.Add(((long)time, rate));
        }

        return OldestFirst(rows);
    }

    private static SeriesTable OldestFirst(List<(long Time, double Rate)> rows)
    {
        SeriesTable table = new(SeriesKind.Funding, rows.Count);
        for (int row = rows.Count - 1; row >= 0; row--)
            table.Add(rows[row].Time, [rows[row].Rate, double.NaN, double.NaN]);
        return table;
    }
}

/// <summary>What a venue calls the members of a row of fundings.</summary>
/// <param name="Symbol">The symbol.</param>
/// <param name="Time">When it was paid, Unix ms.</param>
/// <param name="Rate">The rate that was charged.</param>
internal sealed record FundingNames(string Symbol, string Time, string Rate);
