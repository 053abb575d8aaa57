using BacktestCli.Handlers.NewStrategy;
using FsCheck;
using FsCheck.Fluent;
using Spectre.Console;

namespace BacktestCli.Tests.Handlers.NewStrategy;

public sealed class LineDiffTests
{
    /// <summary>Texts of few different lines, so that lines meet often.</summary>
    private static readonly Arbitrary<string[]> Texts = Gen.ArrayOf(Gen.Elements("a", "b", "c", "")).ToArbitrary();

    [Fact]
    public void What_stays_and_what_is_put_in_is_the_new_text_and_what_stays_and_what_is_taken_out_the_old() =>
        Prop.ForAll(Texts, Texts, (before, after) =>
        {
            IReadOnlyList<DiffLine> lines = LineDiff.Of(before, after);
            Assert.Equal(after, lines.Where(line => line.Sign != '-').Select(line => line.Text));
            Assert.Equal(before, lines.Where(line => line.Sign != '+').Select(line => line.Text));
        }).Holds();

    [Fact]
    public void No_fewer_lines_can_change() =>
        Prop.ForAll(Texts, Texts, (before, after) =>
        {
            string[] a = [.. before.Take(8)], b = [.. after.Take(8)];
            Assert.Equal(Longest(a, b), LineDiff.Of(a, b).Count(line => line.Sign == ' '));
        }).Holds();

    [Fact]
    public void A_text_against_itself_has_no_change() =>
        Prop.ForAll(Texts, text => Assert.All(LineDiff.Of(text, text), line => Assert.Equal(' ', line.Sign))).Holds();

    [Fact]
    public void A_text_against_nothing_is_all_new() =>
        Assert.Equal(["+a", "+b"], LineDiff.Of([], ["a", "b"]).Select(line => line.ToString()));

    [Fact]
    public void Sixty_thousand_lines_that_differ_are_all_taken_out_and_put_in()
    {
        string[] before = [.. Enumerable.Repeat("a", 60_000)], after = [.. Enumerable.Repeat("b", 60_000)];
        IReadOnlyList<DiffLine> lines = LineDiff.Of(before, after);
        Assert.Equal(before.Length, lines.TakeWhile(line => line.Sign == '-').Count());
        Assert.Equal(after.Length, lines.Count(line => line.Sign == '+'));
    }

    [Fact]
    public void A_change_is_shown_with_three_lines_around_it_and_a_count_of_the_others()
    {
        string[] before = [.. Enumerable.Range(1, 20).Select(i => $"{i}")];
        string[] after = [.. before];
        after[9] = "ten";

        Assert.Equal(
            [" … 6 lines as they are", " 7", " 8", " 9", "-10", "+ten", " 11", " 12", " 13", " … 7 lines as they are"],
            DiffText.Shorten(LineDiff.Of(before, after)).Select(line => line.ToString()));
    }

    [Fact]
    public void A_stretch_that_a_count_would_not_shorten_is_shown() =>
        Assert.Equal(
            [" 1", " 2", " 3", " 4", "-5"],
            DiffText.Shorten(LineDiff.Of(["1", "2", "3", "4", "5"], ["1", "2", "3", "4"])).Select(line => line.ToString()));

    [Fact]
    public void What_is_put_in_is_green_what_is_taken_out_red_and_no_line_is_broken()
    {
        using StringWriter output = new() { NewLine = "\n" };
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.Yes, ColorSystem = ColorSystemSupport.Standard, Out = new AnsiConsoleOutput(output) });
        string wide = $"  # {new string('x', 500)} [red]not a colour[/]";
        DiffText.Print(console, LineDiff.Of(["a", "", "b"], ["a", "", wide]));
        Assert.Equal($" a\n \n\u001b[31m-b\u001b[0m\n\u001b[32m+{wide}\u001b[0m\n", output.ToString());
    }

    /// <summary>Length of a longest common subsequence, by trying every one.</summary>
    private static int Longest(ReadOnlySpan<string> a, ReadOnlySpan<string> b)
    {
        if (a.IsEmpty || b.IsEmpty)
            return 0;
        return a[0] == b[0] ? 1 + Longest(a[1..], b[1..]) : Math.Max(Longest(a[1..], b), Longest(a, b[1..]));
    }
}
