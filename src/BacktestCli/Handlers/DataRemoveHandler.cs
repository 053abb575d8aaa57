using BacktestCli.Composition;
using BacktestCli.Core.Market;
using BacktestCli.Data;
using BacktestCli.Data.Cache;

namespace BacktestCli.Handlers;

/// <summary>Removes datasets, or stretches of them; without <c>--yes</c> it says what would go, and refuses.</summary>
internal sealed class DataRemoveHandler(Terminal terminal, BarCache cache)
{
    public int Execute(DataRemoveOptions options, CancellationToken cancellationToken)
    {
        UsageException.ThrowIfAny(options.Problems());
        DatasetName[] meant = [.. cache.Names().Where(options.Filter.Takes)];
        if (meant.Length == 0)
            throw new DataException($"the cache has nothing of {options.Filter.Symbol} that these options mean. See: backtest data list.");

        CacheRemoval removal = new(cache);
        RemovedData[] removed = [.. meant.Select(name => options.Yes
            ? removal.Run(name, options.Range, cancellationToken)
            : removal.Preview(name, options.Range))];
        if (terminal.Json)
            WriteJson(removed, options.Yes);
        else
            Print(removed, options.Yes);
        return options.Yes ? ExitCode.Done : throw new UsageException("nothing was removed. To remove it, say --yes.");
    }

    private void Print(RemovedData[] removed, bool isDone)
    {
        foreach (RemovedData each in removed)
            terminal.Out.WriteLine($"{each.Dataset}: {(isDone ? "removed" : "would remove")} {each.Rows:N0} rows, {each.Bytes / 1e6:N1} MB{Extent(each.Range)}");
    }

    private static string Extent(TimeRange? range) => range is null ? "" : $", {UtcTime.Format(range.From)} to {UtcTime.Format(range.To)}";

    private void WriteJson(RemovedData[] removed, bool isDone) => terminal.WriteJson(json =>
    {
        json.WriteStartObject();
        json.WriteBoolean("removed", isDone);
        DataJson.List(json, "datasets", removed, each =>
        {
            json.WriteStartObject();
            DataJson.Name(json, each.Dataset);
            json.WriteNumber("rows", each.Rows);
            json.WriteNumber("bytes", each.Bytes);
            if (each.Range is { } range)
                DataJson.Range(json, range.From, range.To);
            json.WriteEndObject();
        });
        json.WriteEndObject();
    });
}
