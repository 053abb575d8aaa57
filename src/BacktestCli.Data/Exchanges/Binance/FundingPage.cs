using System.Text.Json;
using BacktestCli.Core;
using BacktestCli.Data.Download;
using BacktestCli.Data.Http.Paging;
using BacktestCli.Data.Import.Text;

namespace BacktestCli.Data.Exchanges.Binance;

/// <summary>
/// A page of <c>fundingRate</c>: <c>[{"symbol":…,"fundingTime":1698768000000,"fundingRate":"0.0001","markPrice":"34287.5"},…]</c>.
/// </summary>
internal static class FundingPage
{
    /// <summary>What times are rounded to, ms.</summary>
    public const long Minute = 60_000;

    /// <summary>
    /// Reads a page. Times are rounded to the minute, because venues stamp payments some milliseconds late; hours are left open.
    /// </summary>
    /// <param name="json">The body.</param>
    /// <param name="symbol">Whose payments were asked for.</param>
    /// <param name="address">The request, for messages.</param>
    /// <exception cref="FormatException">It is no whole page.</exception>
    /// <exception cref="DataException">It is of another symbol, out of order, or has no finite rate.</exception>
    public static List<FundingRow> Parse(ReadOnlySpan<byte> json, string symbol, string address)
    {
        List<FundingRow> rows = [];
        try
        {
            Utf8JsonReader reader = new(json);
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartArray)
                throw new FormatException("the JSON is no array");
            while (reader.Read() && reader.TokenType == JsonTokenType.StartObject)
            {
                FundingRow row = ReadRow(ref reader, symbol, address);
                if (rows.Count > 0 && row.Time <= rows[^1].Time)
                    throw UntrueAnswer.Of(address, "payments out of order or twice");
                rows.Add(row);
            }

            if (reader.TokenType != JsonTokenType.EndArray || reader.Read())
                throw new FormatException("the JSON array holds something else than payments");
            return rows;
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            throw new FormatException($"it is no whole page of payments: {JsonFault.Line(fault)}", fault);
        }
    }

    private static FundingRow ReadRow(ref Utf8JsonReader reader, string symbol, string address)
    {
        (long? time, double rate, double mark) = (null, double.NaN, double.NaN);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("symbol"u8))
            {
                reader.Read();
                SameSymbol.Demand(symbol, reader.GetString(), address);
            }
            else if (reader.ValueTextEquals("fundingTime"u8))
            {
                reader.Read();
                time = (reader.GetInt64() + (Minute / 2)) / Minute * Minute;
            }
            else if (reader.ValueTextEquals("fundingRate"u8))
            {
                rate = Number(ref reader);
            }
            else if (reader.ValueTextEquals("markPrice"u8))
            {
                mark = Number(ref reader);
            }
            else
            {
                reader.Skip();
            }
        }

        return time is { } at && double.IsFinite(rate)
            ? new FundingRow(at, rate, mark)
            : throw UntrueAnswer.Of(address, "a payment without time or finite rate");
    }

    /// <summary>A number in quotes; NaN where they are empty, as for the mark price of old payments.</summary>
    private static double Number(ref Utf8JsonReader reader)
    {
        reader.Read();
        return NumberText.TryParse(reader.ValueSpan, out double value) ? value : double.NaN;
    }
}

/// <summary>One payment.</summary>
/// <param name="Time">Unix ms, to the minute.</param>
/// <param name="Rate">As a fraction.</param>
/// <param name="Mark">Mark price; NaN where it is not told.</param>
internal readonly record struct FundingRow(long Time, double Rate, double Mark);
