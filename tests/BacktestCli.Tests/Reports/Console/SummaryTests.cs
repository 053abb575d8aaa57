using BacktestCli.Core.Engine;
using BacktestCli.Core.Market;
using BacktestCli.Core.Trading;
using BacktestCli.Reports;
using BacktestCli.Reports.Console;
using BacktestCli.Tests.Fakes;
using Spectre.Console;

namespace BacktestCli.Tests.Reports.Console;

public sealed class SummaryTests
{
    [Fact]
    public void A_small_run_reads_as_approved() => Approved.Matches(Print(ReportBuilder.Build(SampleReports.Small), colour: false), "summary.txt");

    [Fact]
    public void A_run_that_did_nothing_reads_as_approved() => Approved.Matches(Print(ReportBuilder.Build(SampleReports.Idle), colour: false), "summary-idle.txt");

    [Fact]
    public void A_run_of_two_instruments_reads_as_approved() =>
        Approved.Matches(Print(ReportBuilder.Build(SampleReports.Several), colour: false), "summary-several.txt");

    [Fact]
    public void Ends_that_are_one_are_not_printed()
    {
        BacktestResult result = SampleReports.Small.Result with { IntrabarRange = new IntrabarRange(0.0250125, 0.03, 0.0246539, 0.0246540) };

        string[] lines = Print(ReportBuilder.Build(SampleReports.Small with { Result = result }), colour: false).Split('\n');
        Assert.Contains("Intrabar    return [2.50%, 2.50%, 3.00%]", lines);
        Assert.DoesNotContain("Intrabar", Print(ReportBuilder.Build(SampleReports.Small with { Result = result with { IntrabarRange = null } }), colour: false));
    }

    [Fact]
    public void Of_many_instruments_a_dozen_is_shown_and_all_are_counted()
    {
        InstrumentResult one = SampleReports.Small.Result.Only;
        InstrumentResult[] many = [.. Enumerable.Range(10, 20).Select(i => one with { Instrument = new Instrument("x", MarketKind.Spot, $"S{i}{new string('Z', 40)}") })];
        ReportInput input = SampleReports.Idle with { Result = SampleReports.Idle.Result with { Instruments = many } };

        string[] lines = Print(ReportBuilder.Build(input), colour: false).Split('\n');
        Assert.StartsWith("rsi-volume  20 instruments 1d  ", lines[0], StringComparison.Ordinal);
        Assert.Equal(12, lines.Count(line => line.Contains("x spot S", StringComparison.Ordinal)));
        Assert.Contains("            8 more are in the report, under by_instrument.", lines);
        Assert.All(lines, line => Assert.InRange(line.Length, 0, 100));
    }

    [Fact]
    public void It_fits_one_screen_of_a_hundred_columns()
    {
        string[] lines = Print(ReportBuilder.Build(SampleReports.Long(3_000, 5_000)), colour: false).Split('\n');

        Assert.InRange(lines.Length, 10, 24);
        Assert.All(lines, line => Assert.InRange(line.Length, 0, 100));
    }

    [Fact]
    public void Funding_stands_with_the_costs_where_it_was_modelled()
    {
        RunFunding funding = new()
        {
            Times = 3,
            Payments = [new FundingPayment(RunBuilder.Start, 0.001, 100, AtMark: true, 10, 1.25m)],
            Uncovered = [],
            Fingerprint = new string('d', 64),
        };
        ReportInput funded = SampleReports.Small with { Result = SampleReports.Small.Result.With(one => one with { Funding = funding }) };

        string[] lines = Print(ReportBuilder.Build(funded), colour: false).Split('\n');
        Assert.StartsWith("Costs       fees 0.25", lines[Array.IndexOf(lines, "            funding 1.25") - 1], StringComparison.Ordinal);
    }

    [Fact]
    public void Colour_changes_no_text()
    {
        Report report = ReportBuilder.Build(SampleReports.Small);
        string coloured = Print(report, colour: true);

        Assert.Contains('\e', coloured);
        Assert.Equal(Print(report, colour: false), System.Text.RegularExpressions.Regex.Replace(coloured, "\e\\[[0-9;]*m", ""));
    }

    [Fact]
    public void A_name_with_brackets_is_no_markup() =>
        Assert.Contains("[red]x[/]", Print(ReportBuilder.Build(SampleReports.Small with { Strategy = new StrategyIdentity("[red]x[/]", "", []) }), colour: false));

    private static string Print(Report report, bool colour)
    {
        using StringWriter text = new() { NewLine = "\n" };
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = colour ? AnsiSupport.Yes : AnsiSupport.No,
            ColorSystem = colour ? ColorSystemSupport.Standard : ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
            Out = new AnsiConsoleOutput(text),
        });
        console.Profile.Width = 100;
        Summary.Print(console, report);
        return text.ToString();
    }
}
