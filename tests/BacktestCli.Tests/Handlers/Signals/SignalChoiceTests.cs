using BacktestCli.Commands;
using BacktestCli.Composition;
using BacktestCli.Handlers.Signals;
using BacktestCli.Signals.Asking;
using BacktestCli.Signals.Chat;
using BacktestCli.Signals.Store;
using BacktestCli.Tests.Data;

namespace BacktestCli.Tests.Handlers.Signals;

/// <summary>How models are asked for signals: what is typed, what it means, and what is a slip.</summary>
public sealed class SignalChoiceTests
{
    [Fact]
    public void Nothing_typed_asks_what_is_not_recorded_without_chance_and_without_names()
    {
        SignalChoice choice = Typed("");
        Assert.Equal(SignalMode.Auto, choice.Mode);
        Assert.Equal(SignalFailurePolicy.Hold, choice.OnFailure);
        Assert.Equal(new Sampling(), choice.Sampling);
        Assert.True(choice.IsAnonymous);
        Assert.Equal(16, choice.InFlight);
        Assert.Equal(0, choice.Placebo);
        Assert.Null(choice.Store);
        Assert.Null(choice.MaxAgeLength);
        Assert.Equal(0.05, choice.MaxAbstainShare);
        Assert.Empty(choice.Models);
        Assert.Empty(choice.Problems());
    }

    [Fact]
    public void Everything_typed_arrives()
    {
        SignalChoice choice = Typed(
            "--signals a.jsonl --signals-mode record --model openai/a --model holysheep/b,ollama/c --temperature 0.5 --top-p 0.9 --max-output-tokens 200 "
            + "--model-seed -7 --max-cost 1.25 --max-calls 10 --max-tokens 5000000000 --in-flight 200 --signals-max-age 30d --on-signal-failure stop "
            + "--max-abstain 7% --anonymize off --placebo 1000 --rules words.txt");
        Assert.Equal("a.jsonl", choice.Store);
        Assert.Equal(SignalMode.Record, choice.Mode);
        Assert.Equal(["openai/a", "holysheep/b", "ollama/c"], choice.Models);
        Assert.Equal(new Sampling { Temperature = 0.5, TopP = 0.9, Seed = -7, MaxOutputTokens = 200 }, choice.Sampling);
        Assert.Equal((1.25m, 10L, 5_000_000_000L), (choice.MaxCost, choice.MaxCalls, choice.MaxTokens));
        Assert.Equal(200, choice.InFlight);
        Assert.Equal(TimeSpan.FromDays(30), choice.MaxAgeLength);
        Assert.Equal(SignalFailurePolicy.Stop, choice.OnFailure);
        Assert.Equal(0.07, choice.MaxAbstainShare);
        Assert.False(choice.IsAnonymous);
        Assert.Equal(1_000, choice.Placebo);
        Assert.Equal("words.txt", choice.Rules);
        Assert.Empty(choice.Problems());
    }

    [Fact]
    public void A_temperature_of_none_is_left_to_the_model() => Assert.Null(Typed("--temperature none").Sampling.Temperature);

    [Theory]
    [InlineData("--temperature 2.1", "--temperature is '2.1': it must be a number from 0 to 2, or none, which leaves it to the model.")]
    [InlineData("--temperature warm", "--temperature is 'warm': it must be a number from 0 to 2, or none, which leaves it to the model.")]
    [InlineData("--top-p 0", "--top-p is 0: it must be above 0 and at most 1.")]
    [InlineData("--top-p 1.01", "--top-p is 1.01: it must be above 0 and at most 1.")]
    [InlineData("--top-p NaN", "--top-p is NaN: it must be above 0 and at most 1.")]
    [InlineData("--max-output-tokens 0", "--max-output-tokens is 0: it must be from 1 to 1000000.")]
    [InlineData("--max-cost -0.01", "--max-cost is -0.01: it must be 0 or more.")]
    [InlineData("--max-calls -1", "--max-calls is -1: it must be 0 or more.")]
    [InlineData("--max-tokens -1", "--max-tokens is -1: it must be 0 or more.")]
    [InlineData("--in-flight 0", "--in-flight is 0: it must be from 1 to 200.")]
    [InlineData("--in-flight 201", "--in-flight is 201: it must be from 1 to 200.")]
    [InlineData("--signals-max-age 30", "--signals-max-age is '30': it must be a whole number of s, m, h, d or w, such as 30d.")]
    [InlineData("--signals-max-age 0d", "--signals-max-age is '0d': it must be a whole number of s, m, h, d or w, such as 30d.")]
    [InlineData("--signals-max-age 2147483647w", "--signals-max-age is '2147483647w': it must be a whole number of s, m, h, d or w, such as 30d.")]
    [InlineData("--max-abstain 5", "--max-abstain is '5': it must be a fraction from 0 to 1 or a percentage, such as 5%.")]
    [InlineData("--max-abstain 101%", "--max-abstain is '101%': it must be a fraction from 0 to 1 or a percentage, such as 5%.")]
    [InlineData("--placebo 1001", "--placebo is 1001: it must be from 0 to 1000.")]
    public void A_slip_is_told_with_its_option_its_value_and_the_rule(string typed, string said) =>
        Assert.Equal([said], Typed(typed).Problems());

    [Fact]
    public void Rules_are_the_words_typed_or_those_of_the_file_that_is_named()
    {
        using TemporaryFolder folder = new();
        folder.Write("rules.txt", "\nBuy low.\r\nSell high.\n\n");
        folder.Write("empty.txt", " \n");
        Surroundings surroundings = new()
        {
            Out = TextWriter.Null,
            Error = TextWriter.Null,
            Environment = new Dictionary<string, string>(),
            WorkingDirectory = folder.Path,
            Clock = TimeProvider.System,
        };
        Assert.Null(new SignalChoice().ReadRules(surroundings));
        Assert.Equal("Buy low.\nSell high.", new SignalChoice { Rules = "rules.txt" }.ReadRules(surroundings));
        Assert.Equal("Buy when the RSI is below 30.", new SignalChoice { Rules = " Buy when the RSI is below 30." }.ReadRules(surroundings));
        foreach (string slip in new[] { "rule.txt", "empty.txt" })
        {
            UsageException fault = Assert.Throws<UsageException>(() => new SignalChoice { Rules = slip }.ReadRules(surroundings));
            Assert.Contains($"--rules is ", fault.Message, StringComparison.Ordinal);
            Assert.Contains(slip, fault.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_command_that_asks_nobody_takes_what_it_does_not_offer_as_not_typed()
    {
        SignalsEstimateCommand estimate = new();
        SignalChoice estimated = estimate.Bind(estimate.Parse("--strategy any --signals a.jsonl --temperature 0.5")).Signals;
        Assert.Equal(new SignalChoice { Store = "a.jsonl", Temperature = "0.5" } with { Models = estimated.Models }, estimated);
        SignalsVerifyCommand verify = new();
        SignalChoice verified = verify.Bind(verify.Parse("a.jsonl --strategy any --temperature 0.5")).Run!.Signals;
        Assert.Equal(new SignalChoice { Temperature = "0.5" } with { Models = verified.Models }, verified);
        Assert.Empty(verified.Problems());
    }

    private static SignalChoice Typed(string options)
    {
        RunCommand run = new();
        return run.Bind(run.Parse(["-s", "any", .. options.Split(' ', StringSplitOptions.RemoveEmptyEntries)])).Signals;
    }
}
