using System.Text.RegularExpressions;
using BacktestCli.Reports;
using BacktestCli.Reports.Console;
using BacktestCli.Reports.Signals;
using BacktestCli.Tests.Fakes;
using Spectre.Console;

namespace BacktestCli.Tests.Reports.Signals;

public sealed class SignalSummaryTests
{
    [Fact]
    public void A_run_with_signals_reads_as_approved() => Approved.Matches(Print(SignalRuns.Input, colour: false), "summary-signals.txt");

    [Fact]
    public void A_contaminated_run_says_so_above_all_figures_and_in_red()
    {
        ReportInput input = SignalRuns.With(account => account with { Models = [new SignalModel(SignalRuns.First, SignalRuns.Result.To)] });
        string text = Print(input, colour: false);

        Assert.StartsWith("            CONTAMINATED: The whole run lies before 2024-03-01,", text.Split('\n')[1], StringComparison.Ordinal);
        Assert.DoesNotContain("contaminated:", text, StringComparison.Ordinal);
        Assert.Contains("\e[91m            CONTAMINATED:", Print(input, colour: true), StringComparison.Ordinal);
    }

    [Fact]
    public void Colour_changes_no_text() =>
        Assert.Equal(Print(SignalRuns.Input, colour: false), Regex.Replace(Print(SignalRuns.Input, colour: true), "\e\\[[0-9;]*m", ""));

    [Fact]
    public void A_run_with_nothing_beside_it_has_no_table()
    {
        string text = Print(SignalRuns.With(account => account with { Placebos = [], WithoutNonPrimary = null, Models = [] }), colour: false);

        Assert.Contains("Signals     sentiment 2 by ", text, StringComparison.Ordinal);
        Assert.DoesNotContain("this run", text, StringComparison.Ordinal);
        Assert.DoesNotContain("placebo", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_run_without_signals_says_nothing_of_them() =>
        Assert.DoesNotContain("Signals", Print(SignalRuns.Input with { Signals = null }, colour: false), StringComparison.Ordinal);

    [Fact]
    public void Names_with_brackets_are_no_markup_and_no_line_is_too_long()
    {
        SignalModel[] models = [.. Enumerable.Range(0, 9).Select(i => new SignalModel($"[red]provider/model-{i}[/]", null))];
        string text = Print(SignalRuns.With(account => account with { Models = models }), colour: false);

        Assert.Contains("[red]provider/model-0[/]", text, StringComparison.Ordinal);
        Assert.All(text.Split('\n'), line => Assert.InRange(line.Length, 0, 100));
    }

    private static string Print(ReportInput input, bool colour)
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
        Summary.Print(console, ReportBuilder.Build(input));
        return text.ToString();
    }
}
