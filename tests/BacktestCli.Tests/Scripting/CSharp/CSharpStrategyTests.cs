using BacktestCli.Core.Strategies;
using BacktestCli.Scripting;
using BacktestCli.Scripting.CSharp;
using BacktestCli.Scripting.Declarative;

namespace BacktestCli.Tests.Scripting.CSharp;

public sealed class CSharpStrategyTests
{
    [Fact]
    public void A_class_is_a_strategy_whose_properties_are_parameters()
    {
        StrategyEntry entry = Entry(Code("""
            [Parameter(1, 50, "How many bars, bars.")] public int EveryBars { get; init; } = 3;
            [Parameter("Share of equity, fraction.")] public double Share { get; set; } = 0.5;
            [Parameter("Trade at all.")] public bool Trades { get; init; } = true;
            public int Unmarked { get; set; } = 7;
            """));

        Assert.Equal("buy-often", entry.Name);
        Assert.Equal("The class BuyOften of test.cs.", entry.Description);
        Assert.Equal(64, entry.SourceHash.Length);
        Assert.Equal(
            [
                new StrategyParameter { Name = "every_bars", Type = ParameterType.Integer, Default = 3, Min = 1, Max = 50, Description = "How many bars, bars." },
                new StrategyParameter { Name = "share", Type = ParameterType.Number, Default = 0.5, Description = "Share of equity, fraction." },
                new StrategyParameter { Name = "trades", Type = ParameterType.Switch, Default = 1, Description = "Trade at all." },
            ],
            entry.Parameters);
    }

    [Fact]
    public void Parameters_reach_the_class_and_each_strategy_is_a_new_one()
    {
        StrategyEntry entry = Entry(Code("""
            [Parameter(1, 50, "How many bars, bars.")] public int EveryBars { get; init; } = 3;
            private int _bar;
            """, "if (++_bar % EveryBars == 0) context.Submit(new MarketOrder(Side.Buy, Size.OfEquity(0.5m)));"));

        IStrategy everySecond = entry.Create(ParameterValues.Resolve(entry, [("every_bars", "2")]).Values);
        Assert.Equal([1, 3, 5], Files.OrdersOf(everySecond, Files.Walk(6)));
        Assert.Equal([2, 5], Files.OrdersOf(entry.Create(ParameterValues.Resolve(entry, []).Values), Files.Walk(6)));
        Assert.Equal(["every_bars is 51: it must be from 1 to 50."], ParameterValues.Resolve(entry, [("every_bars", "51")]).Problems);
    }

    [Fact]
    public void An_attribute_gives_name_and_description()
    {
        StrategyEntry entry = Entry(Code("").Replace("public sealed", "[Strategy(\"mine\", \"Does nothing.\")] public sealed", StringComparison.Ordinal));

        Assert.Equal(("mine", "Does nothing."), (entry.Name, entry.Description));
    }

    [Fact]
    public void Every_compile_error_is_told_with_its_place()
    {
        string text = Code("int _x = \"a\";", "context.Sell();");

        Assert.Equal(
            [
                "test.cs:6:10: Cannot implicitly convert type 'string' to 'int' (CS0029).",
                "test.cs:7:59: 'IStrategyContext' does not contain a definition for 'Sell' and no accessible extension method 'Sell' accepting a first argument of type "
                    + "'IStrategyContext' could be found (are you missing a using directive or an assembly reference?) (CS1061).",
            ],
            Problems(text));
    }

    [Theory]
    [InlineData("public class Other { }")]
    [InlineData("class Hidden : BacktestCli.Core.Strategies.IStrategy { public int WarmUpBars => 1; public void OnBar(BacktestCli.Core.Strategies.IStrategyContext c) { } }")]
    public void A_file_without_a_public_strategy_says_so(string text) =>
        Assert.Equal(["test.cs:1:1: there is no public class that implements IStrategy; a strategy is exactly one."], Problems(text));

    [Theory]
    [InlineData("[Parameter(\"x\")] public string Word { get; set; } = \"\";", "6:32: Word is of type String; a parameter is a double, an int or a bool.")]
    [InlineData("[Parameter(\"x\")] public int Fixed { get; } = 1;", "6:29: Fixed cannot be set; a parameter needs a public set or init accessor.")]
    [InlineData("[Parameter(0, 1, \"x\")] public bool On { get; set; }", "6:36: On is true or false and takes no bounds: [Parameter(\"…\")].")]
    [InlineData("[Parameter(2, 1, \"x\")] public int None { get; set; }", "6:35: None has no allowed value: its bounds are 2 and 1.")]
    [InlineData("public BuyOften(int x) { }", "4:21: BuyOften cannot be made: it needs a public constructor without parameters, and no type parameters.")]
    [InlineData(
        "public int WarmUpBars => 1; } public class Another : IStrategy {",
        "6:44: Another implements IStrategy, and so does BuyOften; a strategy is exactly one public class.")]
    public void What_cannot_be_a_strategy_is_told_with_its_place(string member, string problem)
    {
        bool isTwo = member.Contains("Another", StringComparison.Ordinal);
        string text = isTwo ? Code(member).Replace(": IStrategy\n{", ": IStrategy\n{ public void OnBar(IStrategyContext context) { }", StringComparison.Ordinal) : Code(member);

        Assert.Equal(["test.cs:" + problem], Problems(text));
    }

    [Fact]
    public void A_compiled_assembly_is_read_under_the_same_rules()
    {
        string path = Path.Combine(Path.GetDirectoryName(typeof(CSharpStrategyTests).Assembly.Location)!, "BacktestCli.Core.dll");

        Assert.Equal(
            ["core.dll: there is no public class that implements IStrategy; a strategy is exactly one."],
            StrategyAssembly.Load(path, "core.dll").Problems.Select(problem => problem.ToString()));
        string text = Path.Combine(Repository.Root, "README.md");
        Assert.StartsWith("README.md cannot be loaded: ", Assert.Throws<StrategyException>(() => StrategyAssembly.Load(text, "README.md")).Message);
    }

    [Fact]
    public void What_its_code_throws_is_a_fault_of_the_file_with_line_and_bar()
    {
        StrategyEntry entry = Entry(Code("", "throw new InvalidOperationException(\"no idea\");"));
        StrategyException fault = Assert.Throws<StrategyException>(() => Files.OrdersOf(entry.Create(new Dictionary<string, double>()), Files.Walk(1)));

        Assert.StartsWith("test.cs:7:", fault.Message);
        Assert.EndsWith(": the strategy failed at the bar of 1970-01-01T00:00:00Z: InvalidOperationException: no idea", fault.Message);
        Assert.Contains(
            "BuyOften cannot be made: ArgumentException: bad", Assert.Throws<StrategyException>(() => CSharpStrategy.Parse(Code("public BuyOften() => throw new ArgumentException(\"bad\");"), "test.cs")).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("SmaCross", "sma-cross", "sma_cross")]
    [InlineData("RSIVolume", "rsi-volume", "rsi_volume")]
    [InlineData("Atr14Stop", "atr14-stop", "atr14_stop")]
    [InlineData("X", "x", "x")]
    public void Names_are_spelt_as_everywhere_else(string name, string kebab, string snake) =>
        Assert.Equal((kebab, snake), (Casing.Kebab(name), Casing.Snake(name)));

    /// <summary>The compiler is some ten megabytes of code that a run of a YAML file has no use for.</summary>
    [Fact]
    public void The_compiler_is_named_in_one_file_alone() =>
        Assert.Equal(
            ["CSharpCompiler.cs"],
            Directory.EnumerateFiles(Path.Combine(Repository.Root, "src"), "*.cs", SearchOption.AllDirectories)
                .Where(file => !file.Contains("/obj/", StringComparison.Ordinal) && File.ReadAllText(file).Contains("Microsoft.CodeAnalysis", StringComparison.Ordinal))
                .Select(Path.GetFileName));

    private static StrategyEntry Entry(string text)
    {
        StrategyFileResult result = CSharpStrategy.Parse(text, "test.cs");
        Assert.Empty(result.Problems);
        return result.Entry!;
    }

    private static string[] Problems(string text) => [.. CSharpStrategy.Parse(text, "test.cs").Problems.Select(problem => problem.ToString())];

    private static string Code(string members, string body = "") => $$"""
        using BacktestCli.Core.Strategies;
        using BacktestCli.Core.Trading;

        public sealed class BuyOften : IStrategy
        {
        {{members}}
            public void OnBar(IStrategyContext context) { {{body}} }
            public int WarmUpBars => 1;
        }
        """;
}
