using BacktestCli.Core.Metrics;
using BacktestCli.Reports;
using BacktestCli.Reports.Curves;

namespace BacktestCli.Tests.Reports.Curves;

public sealed class CurveReaderTests
{
    [Fact]
    public void Worth_has_one_return_less_than_rows()
    {
        Curve curve = Read("date,equity\n2024-01-01,100\n2024-01-02,110\n2024-01-03,99\n");

        Assert.Equal((CurveKind.Equity, "it is called equity", 2, 3), (curve.Kind, curve.Why, curve.Periods, curve.Rows));
        Assert.Equal(-0.01, Value(curve, "total_return"), 12);
        Assert.Equal(0.1, Value(curve, "max_drawdown"), 12);
        Assert.Equal(1, Value(curve, "max_drawdown_duration"), 12);
        Assert.Empty(curve.Notes);
    }

    [Fact]
    public void Every_row_of_returns_is_one()
    {
        Curve curve = Read("date,return\n2024-01-01,0.1\n2024-01-02,-0.1\n");

        Assert.Equal((CurveKind.Returns, 2), (curve.Kind, curve.Periods));
        Assert.Equal(-0.01, Value(curve, "total_return"), 12);
    }

    [Theory]
    [InlineData("x\n0.01\n-0.02\n", CurveKind.Returns, "some of it is not above 0")]
    [InlineData("x\n0.01\n0.02\n", CurveKind.Returns, "none of it reaches 0.5")]
    [InlineData("x\n1\n1.02\n", CurveKind.Equity, "all of it is above 0, and some of it reaches 0.5")]
    [InlineData("100\n101\n", CurveKind.Equity, "all of it is above 0, and some of it reaches 0.5")]
    [InlineData("date,return,benchmark_return,equity\n2024-01-01,0.1,0.1,110\n2024-01-02,0.1,0.1,121\n", CurveKind.Equity, "it is called equity")]
    public void A_curve_is_taken_for_what_its_name_or_its_values_say(string text, CurveKind kind, string why)
    {
        Curve curve = Read(text);

        Assert.Equal((kind, why), (curve.Kind, curve.Why));
    }

    [Fact]
    public void What_is_told_outweighs_what_it_looks_like()
    {
        Curve curve = Read("x\n0.01\n0.02\n", new CurveChoice { Kind = CurveKind.Equity });

        Assert.Equal((CurveKind.Equity, "--kind says so"), (curve.Kind, curve.Why));
        Assert.Equal(1, Value(curve, "total_return"), 12);
    }

    [Fact]
    public void Finer_rows_are_compounded_into_days()
    {
        string hours = string.Concat(Enumerable.Range(0, 72).Select(hour => $"{RunStart + (hour * 3_600_000L)},0.001\n"));
        string days = string.Concat(Enumerable.Range(1, 3).Select(day => $"2024-01-0{day},{(Math.Pow(1.001, 24) - 1).ToString("R", System.Globalization.CultureInfo.InvariantCulture)}\n"));

        Curve fine = Read("timestamp,return\n" + hours);
        Curve daily = Read("date,return\n" + days);

        Assert.Equal(3, fine.Periods);
        Assert.Equal(["72 rows of 3 days: the returns of a UTC day are compounded into one."], fine.Notes);
        Assert.Equal(Value(daily, "total_return"), Value(fine, "total_return"), 12);
        Assert.Equal(0, Value(fine, "volatility"), 12);
    }

    [Fact]
    public void A_first_return_that_is_not_there_is_left_out_of_both_curves()
    {
        Curve curve = Read("date,return,price\n2024-01-01,,50\n2024-01-02,0.1,55\n2024-01-03,0.2,66\n", new CurveChoice { Column = "return", BenchmarkColumn = "price" });

        Assert.Equal(2, curve.Periods);
        Assert.Equal(0.32, curve.AgainstBenchmark.Single(metric => metric.Metric.Name == "benchmark_return").Value!.Value, 12);
        Assert.Equal(1, curve.AgainstBenchmark.Single(metric => metric.Metric.Name == "beta").Value!.Value, 12);
    }

    [Fact]
    public void Rows_a_week_apart_are_no_days() =>
        Assert.Equal(
            ["Rows are 7 days apart, and 365 of them are taken for a year. Say how many are with --periods."],
            Read("date,return\n2024-01-01,0.1\n2024-01-08,0.1\n2024-01-15,-0.1\n2024-01-22,0.1\n").Notes);

    [Theory]
    [InlineData("", "it is empty")]
    [InlineData("a,b\n1,2\n3,4\n", "which column is meant is not clear. Name one with --column: a, b.")]
    [InlineData("date,return\n2024-01-01,-3.2\n", "line 2: return is -3.2, which loses more than all")]
    [InlineData("date,equity\n2024-01-01,5\n2024-01-02,-1\n", "line 3: equity is -1: worth is 0 or more")]
    [InlineData("date,equity\n2024-01-02,5\n2024-01-01,6\n", "line 3: 2024-01-01 is not after 2024-01-02")]
    [InlineData("date,return\n2024-01-01,0.1\n2024-01-02,\n2024-01-03,0.1\n", "line 3: return is empty")]
    [InlineData("date,equity\n2024-01-01,5\n2024-01-02\n", "line 3 has 1 cells, and there are 2 columns")]
    [InlineData("date,equity\n2024-01-01,5\n", "equity makes no return")]
    [InlineData("a,\"b\n1,2\n", "it is no CSV file: A quote is opened and not closed.")]
    public void What_is_no_curve_says_what_is_wrong(string text, string part) =>
        Assert.Contains(part, Assert.Throws<ReportException>(() => Read(text)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_column_that_is_not_there_is_told_with_those_that_are()
    {
        ReportException fault = Assert.Throws<ReportException>(() => Read("date,equity\n2024-01-01,5\n", new CurveChoice { Column = "nav" }));

        Assert.Contains("it has no column 'nav'. Its columns are date, equity.", fault.Message, StringComparison.Ordinal);
    }

    private const long RunStart = 1_704_067_200_000;

    private static Curve Read(string text, CurveChoice? choice = null)
    {
        using StringReader reader = new(text);
        return CurveReader.Read(reader, "it", choice ?? new CurveChoice());
    }

    private static double Value(Curve curve, string metric) => MetricCatalog.Find(metric)!.Of(curve.Statistics)!.Value;
}
