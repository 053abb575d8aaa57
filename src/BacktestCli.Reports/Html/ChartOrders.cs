using System.Globalization;
using System.Text.Json;
using BacktestCli.Core.Market;
using BacktestCli.Core.Trading;
using BacktestCli.Reports.Csv;
using BacktestCli.Reports.Json;

namespace BacktestCli.Reports.Html;

/// <summary>What the page's price chart shows of the orders of a run: from the run itself, or from its <c>orders.csv</c>, to the same end.</summary>
/// <param name="Levels">Where stops and targets waited: from when they were sent to when they were done with.</param>
/// <param name="Trail">True where stops trailed the price: where each stood is not kept.</param>
public sealed record ChartOrders(IReadOnlyList<ChartLevel> Levels, bool Trail)
{
    private const string Stop = "stop";
    private const string Target = "take_profit";
    private const string TrailingStop = "trailing_stop";

    private static readonly string Submitted = Words.Of(OrderState.Submitted);
    private static readonly HashSet<string> Waiting = [Submitted, Words.Of(OrderState.Triggered), Words.Of(OrderState.PartiallyFilled)];

    /// <summary>Those of a run.</summary>
    public static ChartOrders Of(Report report)
    {
        Dictionary<Instrument, string> names = report.Result.Instruments.ToDictionary(one => one.Instrument, one => one.Instrument.ToString());
        return Of(
            report.Result.Orders.Events.Select(change => new Change(
                change.Time, names[change.Instrument], change.Number, change.Order.Type, Words.Of(change.State), change.Order.TriggerAt(double.NaN).Level)),
            report.Result.To);
    }

    /// <summary>Those of a stored report.</summary>
    /// <param name="log">What <see cref="CsvWriter.WriteOrders"/> wrote of the same run.</param>
    /// <param name="report">The report.</param>
    /// <returns>Null where it is no such log, or that of another run.</returns>
    public static ChartOrders? Read(TextReader log, ReportDocument report)
    {
        try
        {
            Change[] changes = [.. Changes(log)];
            return AreOf(changes, report) ? Of(changes, report.To) : null;
        }
        catch (Exception fault) when (fault is FormatException or OverflowException or ArgumentOutOfRangeException or IndexOutOfRangeException)
        {
            return null;
        }
    }

    /// <summary>True where a report counts orders that a chart would show.</summary>
    public static bool AreIn(ReportDocument report) => Counts(report).Keys.Any(key => key.Type is Stop or Target or TrailingStop);

    private static ChartOrders Of(IEnumerable<Change> changes, long end)
    {
        Dictionary<int, Change> waiting = [];
        List<ChartLevel> levels = [];
        bool trail = false;
        foreach (Change change in changes)
        {
            bool isSent = change.State == Submitted;
            trail |= isSent && change.Type == TrailingStop;
            if (isSent && change.Type is Stop or Target)
                waiting[change.Number] = change;
            else if (!Waiting.Contains(change.State) && waiting.Remove(change.Number, out Change sent))
                levels.Add(Level(sent, change.Time));
        }

        levels.AddRange(waiting.Values.OrderBy(sent => sent.Number).Select(sent => Level(sent, end)));
        return new ChartOrders(levels, trail);
    }

    private static ChartLevel Level(Change sent, long to) => new(sent.Instrument, sent.Time, to, sent.Price, sent.Type == Stop);

    private static IEnumerable<Change> Changes(TextReader log)
    {
        string[] columns = ["time", "instrument", "order", "type", "state", "price"];
        int[]? places = null;
        foreach (IReadOnlyList<string> row in CsvRows.Read(log))
        {
            if (places is null)
            {
                places = [.. columns.Select(column => row.ToList().IndexOf(column))];
                continue;
            }

            string[] cells = [.. places.Select(place => row[place])];
            long time = UtcTime.TryParse(cells[0], out long known) ? known : throw new FormatException();
            double price = cells[5].Length == 0 ? double.NaN : double.Parse(cells[5], NumberStyles.Float, CultureInfo.InvariantCulture);
            yield return new Change(time, cells[1], int.Parse(cells[2], NumberStyles.None, CultureInfo.InvariantCulture), cells[3], cells[4], price);
        }
    }

    /// <summary>True where as many orders came to the same end as the report says.</summary>
    private static bool AreOf(Change[] changes, ReportDocument report)
    {
        Dictionary<(string Type, string State), long> counts = Counts(report);
        Dictionary<(string Type, string State), long> found = changes
            .Where(change => !Waiting.Contains(change.State))
            .CountBy(change => (change.Type, change.State))
            .ToDictionary(count => count.Key, count => (long)count.Value);
        return found.Count == counts.Count && found.All(count => counts.GetValueOrDefault(count.Key) == count.Value);
    }

    private static Dictionary<(string Type, string State), long> Counts(ReportDocument report) => report.Root.GetProperty("orders").GetProperty("counts")
        .EnumerateArray()
        .ToDictionary(Key, count => count.GetProperty("count").GetInt64());

    private static (string Type, string State) Key(JsonElement count) => (count.GetProperty("type").GetString()!, count.GetProperty("state").GetString()!);

    /// <param name="Time">Unix ms.</param>
    /// <param name="Instrument">As the report names it.</param>
    /// <param name="Number">The order's number in the run.</param>
    /// <param name="Type">What is wanted, as the report names it.</param>
    /// <param name="State">What it came to, as the report names it.</param>
    /// <param name="Price">The level that a new order waits for, quote currency.</param>
    private readonly record struct Change(long Time, string Instrument, int Number, string Type, string State, double Price);
}
