using BacktestCli.Core.Market;
using BacktestCli.Scripting.Declarative;
using FsCheck;
using FsCheck.Fluent;

namespace BacktestCli.Tests.Scripting;

public sealed class ExpressionLawTests
{
    private const int Often = 400;

    [Fact]
    public void A_compiled_number_is_at_every_bar_what_the_slow_interpreter_says() =>
        Prop.ForAll(Terms.Numbers.ToArbitrary(), Seeds, (term, seed) =>
        {
            Bar[] bars = Files.Walk(30, seed);
            double[] expected = [.. Enumerable.Range(0, bars.Length).Select(i => Interpreter.Value(term, bars, i))];
            double[] actual = [.. Files.Rows(bars, $"({term})").Select(row => row[0])];
            return actual.SequenceEqual(expected).Label($"{term}: {string.Join(' ', actual)} not {string.Join(' ', expected)}");
        }).Holds(Often);

    [Fact]
    public void A_compiled_condition_is_at_every_warm_bar_what_the_slow_interpreter_says() =>
        Prop.ForAll(Terms.Conditions.ToArbitrary(), Seeds, (term, seed) =>
        {
            Bar[] bars = Files.Walk(30, seed);
            int warm = Files.Make(Files.With($"entry: '{term}'")).WarmUpBars;
            int[] expected = [.. Enumerable.Range(0, bars.Length).Where(i => i + 1 >= warm && Interpreter.Value(term, bars, i) != 0)];
            IReadOnlyList<int> actual = Files.BarsWhere($"{term}", bars);
            return actual.SequenceEqual(expected).Label($"{term}: {string.Join(' ', actual)} not {string.Join(' ', expected)}");
        }).Holds(Often);

    [Fact]
    public void What_comes_later_changes_nothing_that_was_said_before() =>
        Prop.ForAll(Terms.Numbers.ToArbitrary(), Terms.Conditions.ToArbitrary(), Seeds, (number, condition, seed) =>
        {
            Bar[] bars = Files.Walk(40, seed);
            Bar[] other = [.. bars[..20], .. Files.Walk(20, seed + 1)];
            bool sameNumbers = Files.Rows(bars, $"({number})").Take(20).Select(row => row[0])
                .SequenceEqual(Files.Rows(other, $"({number})").Take(20).Select(row => row[0]));
            bool sameOrders = Files.BarsWhere($"{condition}", bars).Where(i => i < 20)
                .SequenceEqual(Files.BarsWhere($"{condition}", other).Where(i => i < 20));
            return (sameNumbers && sameOrders).Label($"{number}; {condition}");
        }).Holds(Often);

    [Fact]
    public void Whatever_the_text_it_is_read_or_its_mistakes_are_told()
    {
        Gen<string> piece = Gen.Elements(
            "name: a\n", "description: b\n", "size: 1\n", "entry: ", "exit: ", "indicators:\n  x: ", "true", "close", "rsi(14)", "x", " > ",
            " and ", "not ", "(", ")", "[", "]", "{", "}", ",", ":", "\n", "  ", "\t", "-", "- ", "'", "\"", "|", ">", "&a ", "*a", "!t ", "#", "%",
            "5%", "1e9", "---\n", "...\n", "? ", "\\", "crosses_above", ".", "\0", "é", "parameters: { p: { type: int, default: 3 } }\n", "{ long: ", "data:\n");
        Prop.ForAll(Gen.ArrayOf(piece).Select(string.Concat).ToArbitrary(), text =>
        {
            StrategyFileResult result = StrategyFile.Parse(text, "x");
            bool arePlaced = result.Problems.All(problem => problem is { Line: > 0, Column: > 0 });
            return arePlaced && (result.Entry is null) == (result.Problems.Count > 0);
        }).Holds(5_000, largest: 60);
    }

    private static Arbitrary<int> Seeds => Gen.Choose(1, 1_000_000).ToArbitrary();
}
