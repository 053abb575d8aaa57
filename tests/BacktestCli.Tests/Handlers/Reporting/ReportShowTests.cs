using System.Text.Json;
using BacktestCli.Data.Parquet;
using BacktestCli.Reports;
using BacktestCli.Reports.Csv;
using BacktestCli.Reports.Json;
using BacktestCli.Tests.Fakes;

namespace BacktestCli.Tests.Handlers.Reporting;

/// <summary><c>backtest report show</c> as a user types it.</summary>
public sealed class ReportShowTests : IDisposable
{
    private readonly Session _session = new();

    private readonly Report _report = ReportBuilder.Build(SampleReports.Small);

    public ReportShowTests()
    {
        Directory.CreateDirectory(_session.PathOf("mine"));
        File.WriteAllBytes(_session.PathOf("mine/report.json"), ReportWriter.ToBytes(_report));
    }

    public void Dispose() => _session.Dispose();

    [Fact]
    public void A_small_report_reads_as_approved()
    {
        _session.Expect(0, "report", "show", "mine");

        Approved.Matches(_session.Out, "report-show.txt");
    }

    [Fact]
    public void The_file_and_the_folder_that_holds_it_are_the_same()
    {
        _session.Expect(0, "report", "show", "mine");
        string ofFolder = _session.Out;
        _session.Expect(0, "report", "show", "mine/report.json");

        Assert.Equal(ofFolder, _session.Out);
    }

    [Fact]
    public void As_json_it_has_the_metrics_and_the_trades_that_stand_out()
    {
        _session.Expect(0, "report", "show", "mine", "--json");
        JsonElement root = JsonDocument.Parse(_session.Out).RootElement;

        Assert.Equal(3, root.GetProperty("metrics").GetProperty("total_trades").GetInt32());
        Assert.Equal([349.875, 150.5], root.GetProperty("best_trades").EnumerateArray().Select(trade => trade.GetProperty("net_profit").GetDouble()));
        Assert.Equal([-250.25], root.GetProperty("worst_trades").EnumerateArray().Select(trade => trade.GetProperty("net_profit").GetDouble()));
        Assert.Equal("2024-01", root.GetProperty("periods").GetProperty("by_month")[0].GetProperty("period").GetString());
    }

    [Theory]
    [InlineData("freqtrade", "Absolute profit", 250.125)]
    [InlineData("quantstats", "Cumulative Return", 0.0250125)]
    [InlineData("lean", "Net Profit", 0.0250125)]
    [InlineData("backtesting.py", "# Trades", 3)]
    public void Another_tool_has_its_own_names(string tool, string figure, double expected)
    {
        _session.Expect(0, "report", "show", "mine", "--as", tool);
        Assert.Contains(figure, _session.Out, StringComparison.Ordinal);
        _session.Expect(0, "report", "show", "mine", "--as", tool, "--json");
        JsonElement root = JsonDocument.Parse(_session.Out).RootElement;

        Assert.Equal(tool, root.GetProperty("as").GetString());
        Assert.Equal(expected, root.GetProperty("figures").EnumerateArray().Single(one => one.GetProperty("name").GetString() == figure).GetProperty("value").GetDouble(), 9);
    }

    [Fact]
    public void Tables_of_trades_and_equity_are_those_that_the_run_would_write()
    {
        _session.Expect(0, "report", "show", "mine", "--csv", "out");

        Assert.Equal(Bytes(CsvWriter.WriteTrades), File.ReadAllBytes(_session.PathOf("out/trades.csv")));
        Assert.Equal(Bytes(CsvWriter.WriteEquity), File.ReadAllBytes(_session.PathOf("out/equity.csv")));
        Assert.Equal("type,state,count\nmarket,filled,2\nmarket,rejected,1\n", File.ReadAllText(_session.PathOf("out/order_counts.csv")));
        Assert.StartsWith("reason,count,first_time,last_time\nQuantity 0.0001 is under", File.ReadAllText(_session.PathOf("out/rejections.csv")), StringComparison.Ordinal);
        Assert.False(File.Exists(_session.PathOf("out/orders.csv")));
    }

    [Fact]
    public void The_log_of_orders_goes_along_where_there_is_one()
    {
        string log = "time,instrument,order,type,side,state,quantity,price,reason,tag\n2024-01-01T00:00:00Z,binance spot BTCUSDT,1,market,buy,filled,1,100,,\"a, b\"\n";
        File.WriteAllText(_session.PathOf("mine/orders.csv"), log);
        _session.Expect(0, "report", "show", "mine", "--csv", "out", "--parquet", "out");

        Assert.Equal(log, File.ReadAllText(_session.PathOf("out/orders.csv")));
        using ParquetReader reader = Open("out/orders.parquet");
        double[] prices = new double[1];
        reader.Read(0, 7, prices);
        Assert.Equal(100, prices[0]);
        Assert.Equal("tag", reader.Columns[9].Name);
    }

    [Fact]
    public void Parquet_holds_the_numbers_and_instants_of_the_report()
    {
        _session.Expect(0, "report", "show", "mine", "--parquet", "out");

        using ParquetReader reader = Open("out/equity.parquet");
        int rows = reader.RowGroups[0].Rows;
        (long[] times, double[] equity) = (new long[rows], new double[rows]);
        reader.Read(0, 0, times);
        reader.Read(0, 1, equity);
        Assert.Equal(_report.Equity.Select(point => point.Time), times);
        Assert.Equal(_report.Equity.Select(point => point.Equity), equity);
    }

    [Fact]
    public void Slips_say_what_to_do()
    {
        _session.Expect(2, "report", "show", "mine", "--periods", "252");
        Assert.Contains("name another tool with --as", _session.Error, StringComparison.Ordinal);
        _session.Expect(2, "report", "show", "mine", "--as", "lean", "--periods", "0");
        Assert.Contains("--periods is 0", _session.Error, StringComparison.Ordinal);
        _session.Expect(3, "report", "show", "none");
        Assert.Contains("Name a report.json", _session.Error, StringComparison.Ordinal);
    }

    private ParquetReader Open(string path) => ParquetReader.Open(File.ReadAllBytes(_session.PathOf(path)));

    private byte[] Bytes(Action<Report, Stream> write)
    {
        using MemoryStream stream = new();
        write(_report, stream);
        return stream.ToArray();
    }
}
