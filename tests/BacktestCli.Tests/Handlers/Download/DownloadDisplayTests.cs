using System.Text.Json;
using BacktestCli.Composition;
using BacktestCli.Core.Market;
using BacktestCli.Data.Cache;
using BacktestCli.Data.Download;
using BacktestCli.Data.Exchanges;
using BacktestCli.Handlers.Download;

namespace BacktestCli.Tests.Handlers.Download;

/// <summary>A download while it runs: drawn on a terminal, told in lines on a pipe, in JSON to a machine, and not at all where nobody wants to know.</summary>
public sealed class DownloadDisplayTests : IDisposable
{
    private static readonly DownloadPlan Plan = new()
    {
        Request = new DownloadRequest { Instruments = [], Intervals = [], From = 0, To = 0 },
        Datasets = [Dataset("BTCUSDT"), Dataset("ETHUSDT")],
        AtLeast = null,
    };

    private readonly StringWriter _error = new();

    public void Dispose() => _error.Dispose();

    [Fact]
    public async Task A_terminal_sees_a_bar_for_each_dataset_and_a_line_of_figures()
    {
        await ShowAsync(isTerminal: true);
        Assert.Contains("binance spot BTCUSDT 1m", _error.ToString(), StringComparison.Ordinal);
        Assert.Contains("binance spot ETHUSDT 1m", _error.ToString(), StringComparison.Ordinal);
        Assert.Contains("2 of 4 requests, 2,000 rows", _error.ToString(), StringComparison.Ordinal);
        Assert.Contains("a [note]", _error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_pipe_is_told_notes_and_not_every_step()
    {
        await ShowAsync();
        Assert.Equal("a [note]\n", _error.ToString());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Retries_are_told_to_those_who_look_closely(bool isVerbose)
    {
        await ShowAsync(isDetail: true, verbose: isVerbose);
        Assert.Equal(isVerbose ? "a [note]\n" : "", _error.ToString());
    }

    [Fact]
    public async Task A_machine_is_told_each_note_and_the_last_step_of_a_dataset_as_JSON()
    {
        await ShowAsync(json: true);
        JsonElement[] events = [.. _error.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement)];
        Assert.Equal(["progress", "note", "progress"], events.Select(one => one.GetProperty("event").GetString()));
        Assert.Equal("a [note]", events[1].GetProperty("note").GetString());
        Assert.Equal(2000, events[2].GetProperty("rows").GetInt32());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Under_quiet_nothing_is_said(bool isTerminal)
    {
        await ShowAsync(isTerminal, quiet: true);
        Assert.Empty(_error.ToString());
    }

    private async Task ShowAsync(bool isTerminal = false, bool json = false, bool quiet = false, bool isDetail = false, bool verbose = false)
    {
        Surroundings surroundings = new()
        {
            Out = TextWriter.Null,
            Error = _error,
            ErrorIsTerminal = isTerminal,
            Environment = new Dictionary<string, string>(),
            WorkingDirectory = Path.GetTempPath(),
            Clock = TimeProvider.System,
        };
        Terminal terminal = new(surroundings, new TerminalOptions(json, quiet, verbose, NoColor: true, LogFile: null));
        DownloadDisplay display = DownloadDisplay.For(terminal, Plan, TimeProvider.System);
        int result = await display.ShowAsync(progress =>
        {
            progress.Report(Step(1, null));
            progress.Report(Step(1, "a [note]") with { IsDetail = isDetail });
            progress.Report(Step(2, null));
            return Task.FromResult(7);
        });
        Assert.Equal((7, 2000L), (result, display.Rows));
    }

    private static DownloadProgress Step(int pages, string? note) => new(Plan.Datasets[0], pages, 2, pages * 1000, pages * 100_000, TimeSpan.Zero, note);

    private static PlannedDataset Dataset(string symbol) => new(
        new VenueInstrument { Instrument = new Instrument("binance", MarketKind.Spot, symbol), Product = "spot" },
        Interval.OneMinute,
        PriceKind.Trade,
        null,
        [new TimeRange(0, 120_000_000)],
        2,
        2000,
        200_000);
}
