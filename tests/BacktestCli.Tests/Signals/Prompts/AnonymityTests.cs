using BacktestCli.Core.Market;
using BacktestCli.Signals;
using BacktestCli.Signals.Contracts;
using BacktestCli.Signals.Prompts;
using BacktestCli.Tests.Fakes;
using FsCheck;
using FsCheck.Fluent;

namespace BacktestCli.Tests.Signals.Prompts;

public sealed class AnonymityTests
{
    private static readonly string[] Hiding = [.. ContractCatalog.All.Where(contract => contract.CanBeAnonymous).Select(contract => contract.Name)];

    [Fact]
    public void Another_symbol_venue_time_and_scale_of_price_and_volume_make_the_same_prompt() => Prop.ForAll<PositiveInt, PositiveInt>((seed, shift) =>
    {
        Bar[] bars = RandomMarket.Bars(seed.Get, 20);
        long later = 3_600_000L * shift.Get;
        Bar[] others = [.. bars.Select(bar => new Bar(bar.OpenTime + later, bar.Open * 256, bar.High * 256, bar.Low * 256, bar.Close * 256, bar.Volume / 16))];

        foreach (string contract in Hiding)
        {
            Assert.Equal(
                Questions.TextOf(ContractCatalog.Find(contract).Write(SampleQuestions.Of(contract, bars), Questions.Anonymous)),
                Questions.TextOf(ContractCatalog.Find(contract).Write(SampleQuestions.Of(contract, others, new Instrument("okx", MarketKind.Perp, "SOL-USDT-SWAP")), Questions.Anonymous)));
        }
    }).Holds();

    [Fact]
    public void Prices_start_at_100_and_volume_is_in_means()
    {
        Bar[] bars = [.. Questions.Rising(3, 640).Select((bar, i) => new Bar(bar.OpenTime, bar.Open, bar.High, bar.Low, bar.Close, new[] { 10, 20, 30 }[i]))];
        SignalQuestion question = Questions.About("sentiment", bars, new("sma", [double.NaN, 64_000, 64_960], ValueScale.OfPrice), new("rsi", [50, 60, 70], ValueScale.None));

        string text = ContractCatalog.Find("sentiment").Write(question, Questions.Anonymous).Messages[1].Text;

        Assert.Equal(
            [
                "bar,open,high,low,close,volume,sma,rsi",
                "t-2,100,101,99,100,0.5,,50",
                "t-1,101,102,100,101,1,100,60",
                "t-0,102,103,101,102,1.5,101.5,70",
            ],
            text.Split('\n')[3..7]);
    }

    [Fact]
    public void A_portfolio_is_asked_about_openly() =>
        Assert.False(ContractCatalog.Find("portfolio").Write(Portfolios.Question, Questions.Anonymous).Disguise.IsAnonymous);

    [Theory]
    [InlineData("Buy BTC when it rises.", "Buy ASSET_1 when it rises.")]
    [InlineData("buy btcusdt (Bitcoin), not the S&P", "buy ASSET_1 (ASSET_1), not the S&P")]
    [InlineData("Sell BTC/USDT after 20 bars above 2,024 or 0.2024", "Sell ASSET_1/USDT after 20 bars above 2,024 or 0.2024")]
    [InlineData("Use btc_flow, not btcs", "Use ASSET_1_flow, not btcs")]
    public void The_rules_are_told_without_the_symbol(string rules, string told) =>
        Assert.Contains($"<rules>\n{told}\n</rules>", Asked(rules, Questions.Bitcoin), StringComparison.Ordinal);

    [Theory]
    [InlineData("Buy near the low", "Buy near the low")]
    [InlineData("Buy NEAR at the low", "Buy ASSET_1 at the low")]
    public void A_coin_that_is_called_like_a_word_is_meant_only_in_capitals(string rules, string told) =>
        Assert.Contains($"<rules>\n{told}\n</rules>", Asked(rules, new Instrument("okx", MarketKind.Spot, "NEAR-USDT") { Base = "NEAR" }), StringComparison.Ordinal);

    [Theory]
    [InlineData("Buy before the halving of 2024-04-20.", "2024-04-20")]
    [InlineData("Sell as in May 2021.", "2021")]
    [InlineData("Buy when Binance lists it.", "Binance")]
    public void Rules_that_give_a_time_or_the_venue_away_are_refused(string rules, string given)
    {
        SignalException fault = Assert.Throws<SignalException>(() => Asked(rules, Questions.Bitcoin));

        Assert.Equal(
            $"An anonymous question must not say what it is about, but the rules would give away '{given}'. Write without it, or ask openly with --anonymize off.", fault.Message);
    }

    [Theory]
    [InlineData("btc_dominance", "btc")]
    [InlineData("return_since_2020", "2020")]
    public void A_value_whose_name_gives_it_away_is_refused(string name, string given)
    {
        SignalQuestion question = Questions.About("sentiment", RandomMarket.Bars(1, 2), new BarValues(name, [1, 2], ValueScale.None));

        Assert.Contains(
            $"the value '{name}' would give away '{given}'",
            Assert.Throws<SignalException>(() => ContractCatalog.Find("sentiment").Write(question, Questions.Anonymous)).Message,
            StringComparison.Ordinal);
        Assert.Contains(name, Questions.TextOf(ContractCatalog.Find("sentiment").Write(question, Questions.Open)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_symbol_of_a_file_is_guessed_by_its_quote_currency() =>
        Assert.Contains("<rules>\nBuy ASSET_1 after 5 bars of the file\n</rules>", Asked("Buy doge after 5 bars of the file", new Instrument("file", MarketKind.Spot, "DOGEUSDT")), StringComparison.Ordinal);

    [Fact]
    public void What_is_shown_and_what_is_meant_undo_each_other() => Prop.ForAll<PositiveInt>(seed =>
    {
        Bar[] bars = RandomMarket.Bars(seed.Get, 3);
        Disguise disguise = ContractCatalog.Find("sentiment").Write(SampleQuestions.Of("sentiment", bars), Questions.Anonymous).Disguise;

        Assert.Equal(bars[2].Close, disguise.Meant(Questions.Bitcoin, disguise.Shown(Questions.Bitcoin, bars[2].Close)), 1e-9);
        Assert.Equal(Questions.Bitcoin, disguise.Named("asset_1"));
    }).Holds();

    private static string Asked(string rules, Instrument instrument)
    {
        SignalQuestion question = SampleQuestions.Of("rules", RandomMarket.Bars(1, 4), instrument);
        return ContractCatalog.Find("rules").Write(question with { Plan = question.Plan with { Rules = rules } }, Questions.Anonymous).Messages[1].Text;
    }
}
