using System.Text;
using BacktestCli.Reports;
using BacktestCli.Reports.Csv;
using BacktestCli.Tests.Fakes;

namespace BacktestCli.Tests.Reports.Csv;

public sealed class CsvWriterTests
{
    [Fact]
    public void Trades_are_written_one_a_line() => Assert.Equal(
        """
        side,entry_time,exit_time,entry_price,exit_price,quantity,fees,slippage,funding,net_profit,return,bars_held,max_adverse_excursion,max_favourable_excursion,exit_reason,tag
        long,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,100,250.5,1,0.25,0.125,,150.5,1.505,2,0.01,0.02,signal,"breakout ""A"" → up"
        short,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,100,-150.25,1,0.25,0.125,,-250.25,-2.5025,2,0.01,0.02,stop_loss,
        long,2024-01-01T00:00:00Z,2024-01-07T00:00:00Z,100,449.875,1,0.25,0.125,,349.875,3.49875,2,0.01,0.02,end_of_data,

        """,
        Written(CsvWriter.WriteTrades));

    [Fact]
    public void Equity_is_written_a_point_a_line()
    {
        string[] lines = Written(CsvWriter.WriteEquity).Split('\n');

        Assert.Equal("time,equity,drawdown,exposure", lines[0]);
        Assert.Equal("2024-01-04T00:00:00Z,9900.25,0.02465395793,0", lines[3]);
        Assert.Equal(8, lines.Length);
    }

    private static string Written(Action<Report, Stream> write)
    {
        using MemoryStream stream = new();
        write(ReportBuilder.Build(SampleReports.Small), stream);
        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
