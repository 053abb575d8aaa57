using System.Text.Json;
using BacktestCli.Core.Market;
using BacktestCli.Core.Strategies;
using BacktestCli.Signals.Contracts;
using BacktestCli.Signals.Prompts;
using BacktestCli.Tests.Fakes;

namespace BacktestCli.Tests.Signals;

/// <summary>Questions about a small market, and answers to them.</summary>
internal static class Questions
{
    public static readonly PromptOptions Open = new(IsAnonymous: false, 100_000);
    public static readonly PromptOptions Anonymous = new(IsAnonymous: true, 100_000);

    public static Instrument Bitcoin { get; } = new("binance", MarketKind.Spot, "BTCUSDT") { Base = "BTC", Quote = "USDT" };

    public static Instrument Ether { get; } = new("binance", MarketKind.Spot, "ETHUSDT") { Base = "ETH", Quote = "USDT" };

    /// <summary>Closes of 100, 101, 102 … hourly, from 2024-01-01.</summary>
    public static Bar[] Rising(int count, double scale = 1) =>
        [.. Enumerable.Range(0, count).Select(i => new Bar(ListSource.At(i), (100 + i) * scale, (101 + i) * scale, (99 + i) * scale, (100 + i) * scale, 10 + (i % 3)))];

    public static InstrumentWindow Window(Instrument instrument, IReadOnlyList<Bar> bars, params BarValues[] values) =>
        new() { Instrument = instrument, Interval = Interval.OneHour, Bars = bars, Values = values };

    public static SignalQuestion About(string contract, IReadOnlyList<Bar> bars, params BarValues[] values) => new()
    {
        Plan = new SignalPlan { Contract = contract, Window = bars.Count },
        Time = Interval.OneHour.Next(bars[^1].OpenTime),
        Instruments = [Window(Bitcoin, bars, values)],
    };

    public static string TextOf(Prompt prompt) => string.Join("\n", prompt.Messages.Select(message => $"[{message.Role}]\n{message.Text}"));

    public static JsonElement Json(string text) => JsonDocument.Parse(text).RootElement;

    /// <summary>Reads an answer to a question that was put openly, or as the options say.</summary>
    public static ContractReading Read(SignalQuestion question, string answer, PromptOptions? options = null)
    {
        Contract contract = ContractCatalog.Find(question.Plan.Contract);
        return contract.Read(Json(answer), question, contract.Write(question, options ?? Open));
    }

    /// <summary>The only signal of an answer without a problem.</summary>
    public static Signal Only(ContractReading reading)
    {
        Assert.Empty(reading.Problems);
        return Assert.Single(reading.Signals).Signal;
    }

    /// <summary>The only problem of an answer without a signal.</summary>
    public static string Problem(ContractReading reading)
    {
        Assert.Empty(reading.Signals);
        Assert.Null(reading.Answer);
        return Assert.Single(reading.Problems);
    }
}
