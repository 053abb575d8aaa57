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
        instrument,side,entry_time,exit_time,entry_price,exit_price,quantity,fees,slippage,funding,interest,insurance,gross_profit,net_profit,return,bars_held,max_adverse_excursion,max_favourable_excursion,exit_reason,tag
        binance spot BTCUSDT,long,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,100,250.5,1,0.25,0.125,,,,150.75,150.5,1.505,2,0.01,0.02,signal,"breakout ""A"" → up"
        binance spot BTCUSDT,short,2024-01-01T00:00:00Z,2024-01-02T00:00:00Z,100,-150.25,1,0.25,0.125,,,,-250,-250.25,-2.5025,2,0.01,0.02,stop_loss,
        binance spot BTCUSDT,long,2024-01-01T00:00:00Z,2024-01-07T00:00:00Z,100,449.875,1,0.25,0.125,,,,350.125,349.875,3.49875,2,0.01,0.02,end_of_data,

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

    [Fact]
    public void Every_change_of_every_order_is_written_in_order() => Assert.Equal(
        """"
        time,instrument,order,type,side,state,quantity,price,reason,tag
        2024-01-01T00:00:00Z,binance spot BTCUSDT,1,limit,buy,submitted,,99.5,,"dip, ""A"""
        2024-01-01T00:00:00Z,okx perp ETH-USDC-SWAP,2,market,sell,rejected,,,"no cash
        left",
        2024-01-01T00:00:00.001Z,binance spot BTCUSDT,1,limit,buy,partially_filled,0.5,99.25,,"dip, ""A"""
        2024-01-02T00:00:00Z,binance spot BTCUSDT,1,limit,buy,expired,,,,"dip, ""A"""

        """",
        Written(CsvWriter.WriteOrders, SampleReports.Several));

    [Fact]
    public void A_cost_that_an_instrument_cannot_have_leaves_its_cell_empty()
    {
        string[] lines = Written(CsvWriter.WriteTrades, SampleReports.Several).Split('\n');

        Assert.Contains(",0.25,0.125,,,,50.25,50,", lines[1], StringComparison.Ordinal);
        Assert.Contains(",0.25,0.125,0.5,,12.5,-99.75,-100,", lines[2], StringComparison.Ordinal);
    }

    private static string Written(Action<Report, Stream> write, ReportInput? input = null)
    {
        using MemoryStream stream = new();
        write(ReportBuilder.Build(input ?? SampleReports.Small), stream);
        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
