using System.Globalization;
using BacktestCli.Core.Market;
using BacktestCli.Signals;
using BacktestCli.Signals.Contracts;
using BacktestCli.Signals.Chat;
using BacktestCli.Signals.Prompts;
using BacktestCli.Tests.Fakes;
using FsCheck;
using FsCheck.Fluent;

namespace BacktestCli.Tests.Signals.Prompts;

public sealed class PromptTests
{
    public static TheoryData<string> Contracts() => [.. ContractCatalog.Names];

    public static TheoryData<string, bool> Approvals() => new(ContractCatalog.All.SelectMany(contract =>
        contract.CanBeAnonymous ? new[] { (contract.Name, false), (contract.Name, true) } : [(contract.Name, false)]));

    [Theory]
    [MemberData(nameof(Approvals))]
    public void A_prompt_reads_as_was_approved(string contract, bool isAnonymous)
    {
        SignalQuestion question = contract == "portfolio" ? Portfolios.Question : SampleQuestions.Of(contract, RandomMarket.Bars(7, 6));

        Prompt prompt = ContractCatalog.Find(contract).Write(question, isAnonymous ? Questions.Anonymous : Questions.Open);

        Approved.Matches(Questions.TextOf(prompt) + "\n", $"prompt-{contract}{(isAnonymous ? "-anonymous" : "")}.txt");
    }

    [Fact]
    public void What_comes_after_the_question_changes_nothing_in_it() => Prop.ForAll<PositiveInt, PositiveInt>((seed, length) =>
    {
        int now = 1 + (length.Get % 40);
        Bar[] one = RandomMarket.Bars(seed.Get, 60);
        Bar[] other = [.. one[..now], .. RandomMarket.Bars(seed.Get + 1, 60)[now..]];

        foreach (string contract in ContractCatalog.Names)
            Assert.Equal(Text(contract, one[..now], Questions.Open), Text(contract, other[..now], Questions.Open));
    }).Holds();

    [Theory]
    [MemberData(nameof(Contracts))]
    public void A_question_that_holds_a_later_bar_is_a_fault_of_the_program(string contract)
    {
        SignalQuestion question = SampleQuestions.Of(contract, RandomMarket.Bars(7, 6));

        ArgumentException fault = Assert.Throws<ArgumentException>(
            () => ContractCatalog.Find(contract).Write(question with { Time = question.Time - 1 }, Questions.Open));
        Assert.Contains("closes at 2024-01-01T06:00:00Z", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_question_with_bars_out_of_order_or_a_value_short_is_a_fault_of_the_program()
    {
        Bar[] bars = RandomMarket.Bars(7, 6);

        Assert.Throws<ArgumentException>(() => Text("sentiment", [bars[1], bars[0], bars[2]], Questions.Open));
        Assert.Throws<ArgumentException>(
            () => ContractCatalog.Find("sentiment").Write(Questions.About("sentiment", bars, new BarValues("rsi", [1, 2], ValueScale.None)), Questions.Open));
    }

    [Fact]
    public void The_oldest_bars_are_left_out_until_it_fits() => Prop.ForAll<PositiveInt, bool>((budget, isAnonymous) =>
    {
        Bar[] bars = RandomMarket.Bars(3, 80);
        SignalQuestion question = SampleQuestions.Of("sentiment", bars);
        string[] rows = Rows(ContractCatalog.Find("sentiment").Write(question, new PromptOptions(isAnonymous, 100_000)));

        int most = 520 + (budget.Get * 37 % 5_000);
        Prompt prompt = ContractCatalog.Find("sentiment").Write(question, new PromptOptions(isAnonymous, most));

        Assert.InRange(prompt.EstimatedTokens, 1, most);
        Assert.Equal(TokenEstimate.Of(prompt.Messages), prompt.EstimatedTokens);
        Assert.Equal(rows[prompt.DroppedBars..], Rows(prompt));
        int rowMore = prompt.DroppedBars == 0 ? 0 : TokenEstimate.Of(rows[prompt.DroppedBars - 1]) + 2;
        Assert.True(prompt.DroppedBars == 0 || prompt.EstimatedTokens + rowMore > most);
    }).Holds();

    [Fact]
    public void What_does_not_fit_with_a_single_bar_is_refused()
    {
        SignalException fault = Assert.Throws<SignalException>(() => Text("sentiment", RandomMarket.Bars(3, 80), new PromptOptions(IsAnonymous: false, 100)));

        Assert.Matches("^The question sentiment.v1 does not fit: with no more than 1 of its bars it has about [0-9]+ tokens, and 100 are allowed. Allow more", fault.Message);
    }

    [Fact]
    public void A_batch_of_rules_keeps_all_of_its_bars_or_is_refused()
    {
        SignalQuestion question = SampleQuestions.Of("rules", RandomMarket.Bars(3, 80));
        question = question with { Plan = question.Plan with { Batch = 30 } };
        int tokens = ContractCatalog.Find("rules").Write(question, Questions.Open).EstimatedTokens;

        Assert.InRange(ContractCatalog.Find("rules").Write(question, new PromptOptions(IsAnonymous: false, tokens / 2)).DroppedBars, 1, 50);
        Assert.Throws<SignalException>(() => ContractCatalog.Find("rules").Write(question, new PromptOptions(IsAnonymous: false, tokens / 3)));
    }

    [Fact]
    public void No_culture_changes_a_prompt()
    {
        Dictionary<string, string> before = ContractCatalog.Names.ToDictionary(name => name, name => Text(name, RandomMarket.Bars(5, 9), Questions.Open));
        CultureInfo culture = CultureInfo.CurrentCulture;
        CultureInfo odd = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        (odd.NumberFormat.NumberDecimalSeparator, odd.NumberFormat.NegativeSign, odd.NumberFormat.NumberGroupSeparator) = (",", "minus ", "'");
        odd.DateTimeFormat.TimeSeparator = ".";
        try
        {
            CultureInfo.CurrentCulture = odd;
            Assert.All(before, one => Assert.Equal(one.Value, Text(one.Key, RandomMarket.Bars(5, 9), Questions.Open)));
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }

    private static string Text(string contract, IReadOnlyList<Bar> bars, PromptOptions options) =>
        Questions.TextOf(ContractCatalog.Find(contract).Write(SampleQuestions.Of(contract, bars), options));

    private static string[] Rows(Prompt prompt) =>
        [.. prompt.Messages[1].Text.Split('\n').Where(line => line.StartsWith("t-", StringComparison.Ordinal) || line.StartsWith("2024-", StringComparison.Ordinal))];
}
