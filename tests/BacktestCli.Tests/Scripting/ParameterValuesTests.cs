using BacktestCli.Core.Strategies;
using BacktestCli.Scripting;
using BacktestCli.Scripting.Declarative;

namespace BacktestCli.Tests.Scripting;

public sealed class ParameterValuesTests
{
    private static readonly StrategyEntry Entry = Files.Entry(
        """
        name: test
        description: A test.
        parameters:
          period: { type: int, default: 14, max: 500, description: "Bars." }
          share: { type: number, default: 95%, min: 1%, max: 100% }
          on: { type: bool, default: true }
        entry: on and close > sma(period)
        size: share
        """);

    [Fact]
    public void Parameters_are_as_the_file_declares_them_and_as_narrow_as_the_indicators_that_use_them()
    {
        Assert.Equal(
            [
                new StrategyParameter { Name = "period", Type = ParameterType.Integer, Default = 14, Min = 1, Max = 500, Description = "Bars." },
                new StrategyParameter { Name = "share", Type = ParameterType.Number, Default = 0.95, Min = 0.01, Max = 1, Description = "" },
                new StrategyParameter { Name = "on", Type = ParameterType.Switch, Default = 1, Description = "" },
            ],
            Entry.Parameters);
    }

    [Theory]
    [InlineData("period", "20", 20)]
    [InlineData("share", "0.5", 0.5)]
    [InlineData("share", "50%", 0.5)]
    [InlineData("on", "false", 0)]
    public void An_override_replaces_the_default(string key, string text, double value)
    {
        ParameterValues values = ParameterValues.Resolve(Entry, [(key, text)]);

        Assert.Empty(values.Problems);
        Assert.Equal(value, values.Values[key]);
        Assert.Equal(3, values.Values.Count);
    }

    [Theory]
    [InlineData("perido", "20", "test has no parameter perido; it has period, share, on. Did you mean period?")]
    [InlineData("period", "14.5", "period is 14.5: it must be a whole number.")]
    [InlineData("period", "0", "period is 0: it must be from 1 to 500.")]
    [InlineData("period", "501", "period is 501: it must be from 1 to 500.")]
    [InlineData("share", "95", "share is 95: it must be from 0.01 to 1.")]
    [InlineData("share", "much", "share is much: it must be a number.")]
    [InlineData("share", "NaN", "share is NaN: it must be a number.")]
    [InlineData("on", "1", "on is 1: it must be true or false.")]
    public void An_override_that_cannot_be_says_why(string key, string text, string problem) =>
        Assert.Equal([problem], ParameterValues.Resolve(Entry, [(key, text)]).Problems);

    [Fact]
    public void Every_problem_is_told_at_once() =>
        Assert.Equal(3, ParameterValues.Resolve(Entry, [("period", "x"), ("share", "2"), ("on", "true"), ("on", "false")]).Problems.Count);

    [Fact]
    public void Values_that_do_not_go_together_are_refused_when_a_strategy_is_made()
    {
        StrategyEntry entry = Files.Entry(BuiltInStrategies.Text("macd-rsi"));
        ParameterValues values = ParameterValues.Resolve(entry, [("fast_period", "30")]);

        StrategyException fault = Assert.Throws<StrategyException>(() => entry.Create(values.Values));

        Assert.Empty(values.Problems);
        Assert.StartsWith("these parameters do not go together: macd refuses these parameters:", fault.Message);
    }

    [Fact]
    public void The_source_hash_is_of_the_text_as_it_was_read() =>
        Assert.Equal(
            Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData("name: a\ndescription: b\nentry: true\nsize: 1"u8)),
            Files.Entry("name: a\ndescription: b\nentry: true\nsize: 1").SourceHash);
}
