using System.Text;
using BacktestCli.Data.Import.Text;

namespace BacktestCli.Data.Import.Readers;

/// <summary>How the rows of a CSV are laid out.</summary>
/// <param name="Separator">Between columns.</param>
/// <param name="Targets">What each column stands for, see <see cref="ColumnNames"/>.</param>
/// <param name="IsHeader">The line it was learned from names columns and holds no bar.</param>
internal sealed record CsvLayout(byte Separator, int[] Targets, bool IsHeader)
{
    /// <summary>Open time, five values: the shape of most files without a header.</summary>
    private const int PlainColumns = 6;

    private const int VenueColumns = 12;

    /// <summary>
    /// A Binance row: open time, open, high, low, close, volume, close time, quote volume, trades, taker buy volume, taker buy quote
    /// volume, unused.
    /// </summary>
    /// <remarks>Source: github.com/binance/binance-public-data, README, "Klines".</remarks>
    public static int[] VenueTargets { get; } = [0, 1, 2, 3, 4, 5, ColumnNames.Ignored, 6, 7, 8, 9, ColumnNames.Ignored];

    /// <summary>Learns the layout from a line.</summary>
    /// <returns>Null where the line is neither a header nor a bar of a known shape.</returns>
    public static CsvLayout? From(ReadOnlySpan<byte> line, string? symbol)
    {
        byte separator = MostFrequent(line);
        string[] fields = Fields(line, separator);
        if (IsBar(fields))
            return Headerless(separator, fields.Length);

        int[] targets = ColumnNames.Map(fields, symbol);
        return ColumnNames.Missing(targets).Count == 0 ? new CsvLayout(separator, targets, IsHeader: true) : null;
    }

    /// <summary>True for a line that has the time and the columns of a bar, so that it is no banner but a bar at fault.</summary>
    public static bool IsBrokenBar(ReadOnlySpan<byte> line)
    {
        string[] fields = Fields(line, MostFrequent(line));
        return fields.Length >= PlainColumns && BeginsWithTime(fields);
    }

    private static string[] Fields(ReadOnlySpan<byte> line, byte separator) =>
        [.. Encoding.UTF8.GetString(line).Split((char)separator).Select(field => field.Trim(' ', '"'))];

    private static bool BeginsWithTime(string[] fields) =>
        TimeText.Parse(Encoding.UTF8.GetBytes(fields[0]), assumeUtc: true, out _, out _) == TimeReading.Read;

    private static CsvLayout? Headerless(byte separator, int columns) => columns switch
    {
        PlainColumns => new CsvLayout(separator, VenueTargets[..PlainColumns], IsHeader: false),
        VenueColumns => new CsvLayout(separator, VenueTargets, IsHeader: false),
        _ => null,
    };

    private static bool IsBar(string[] fields) =>
        fields.Length >= PlainColumns
        && BeginsWithTime(fields)
        && fields[1..PlainColumns].All(field => NumberText.TryParse(Encoding.UTF8.GetBytes(field), out _));

    private static byte MostFrequent(ReadOnlySpan<byte> line)
    {
        byte best = (byte)',';
        foreach (byte candidate in ";\t"u8)
        {
            if (line.Count(candidate) > line.Count(best))
                best = candidate;
        }

        return best;
    }
}
