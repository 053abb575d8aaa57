using System.Globalization;
using System.Text.Json;
using BacktestCli.Core;
using BacktestCli.Core.Market;
using BacktestCli.Data.Exchanges;

namespace BacktestCli.Data.Cache;

/// <summary>The venues' lists of instruments, each under the date it was seen on: <c>exchange=…/instruments/2026-11-21.json</c>.</summary>
public sealed class InstrumentStore
{
    private const string FolderName = "instruments";
    private const string Ending = ".json";
    private const string DateForm = "yyyy-MM-dd";

    private readonly string _root;
    private readonly TimeProvider _clock;
    private readonly Turns _turns;

    internal InstrumentStore(string root, TimeProvider clock, Turns turns) => (_root, _clock, _turns) = (root, clock, turns);

    /// <summary>Keeps a market's list under today's date, UTC, in place of an earlier one of today.</summary>
    /// <exception cref="DataException">Another process keeps writing, or the disk does not let us.</exception>
    public void Save(string exchange, MarketKind market, IReadOnlyList<VenueInstrument> instruments, CancellationToken cancellationToken)
    {
        string folder = Folder(exchange);
        string path = Path.Combine(folder, _clock.GetUtcNow().ToString(DateForm, CultureInfo.InvariantCulture) + Ending);
        _turns.Write(
            folder,
            () =>
            {
                Dictionary<MarketKind, IReadOnlyList<VenueInstrument>> lists = TryRead(path, exchange) ?? [];
                lists[market] = instruments;
                DurableFile.Prepare(path, InstrumentJson.Write(lists));
                DurableFile.Commit(path);
                DurableFile.SyncFolder(folder);
                return path;
            },
            cancellationToken);
    }

    /// <summary>The newest list of a market; null where there is none. A damaged file is passed over.</summary>
    /// <exception cref="DataException">The disk does not let us.</exception>
    public StoredInstruments? Latest(string exchange, MarketKind market)
    {
        foreach ((string path, DateOnly date) in Dated(Folder(exchange)).OrderByDescending(found => found.Date))
        {
            if (TryRead(path, exchange)?.GetValueOrDefault(market) is { } instruments)
                return new StoredInstruments(date, instruments);
        }

        return null;
    }

    /// <summary>What is wrong with the lists; empty where nothing is.</summary>
    internal IEnumerable<CacheProblem> Verify()
    {
        foreach ((string folder, string exchange) in CacheLayout.Exchanges(_root))
        {
            foreach ((string path, _) in Dated(Path.Combine(folder, FolderName)).OrderBy(found => found.Date))
            {
                if (WhyDamaged(path, exchange) is { } why)
                    yield return new CacheProblem(null, path, $"it is damaged: {why.TrimEnd('.')}. Delete it; the list is fetched again when it is needed");
            }
        }
    }

    private static string? WhyDamaged(string path, string exchange)
    {
        try
        {
            InstrumentJson.Read(File.ReadAllBytes(path), exchange);
            return null;
        }
        catch (JsonException fault)
        {
            return JsonFault.Line(fault);
        }
    }

    private static Dictionary<MarketKind, IReadOnlyList<VenueInstrument>>? TryRead(string path, string exchange)
    {
        try
        {
            return File.Exists(path) ? InstrumentJson.Read(File.ReadAllBytes(path), exchange) : null;
        }
        catch (JsonException)
        {
            return null;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new DataException($"{path} cannot be read: {fault.Message} Check its permissions and the disk.", fault);
        }
    }

    private static IEnumerable<(string Path, DateOnly Date)> Dated(string folder) => !Directory.Exists(folder)
        ? []
        : Directory.EnumerateFiles(folder, "*" + Ending)
            .Select(path => (Path: path, IsDate: DateOnly.TryParseExact(System.IO.Path.GetFileNameWithoutExtension(path), DateForm, out DateOnly date), date))
            .Where(found => found.IsDate)
            .Select(found => (found.Path, found.date));

    private string Folder(string exchange) => Path.Combine(CacheLayout.ExchangeFolder(_root, exchange), FolderName);
}

/// <summary>A market's list of instruments.</summary>
/// <param name="Date">The day it was seen on, UTC.</param>
/// <param name="Instruments">Its lines, in the order of their symbols.</param>
public sealed record StoredInstruments(DateOnly Date, IReadOnlyList<VenueInstrument> Instruments);
