using BacktestCli.Core.Market;
using BacktestCli.Signals.Contracts;

namespace BacktestCli.Tests.Signals.Prompts;

/// <summary>A question of each contract about the same bars.</summary>
internal static class SampleQuestions
{
    public static SignalQuestion Of(string contract, IReadOnlyList<Bar> bars, Instrument? instrument = null)
    {
        BarValues[] values =
        [
            new("sma", [.. bars.Select((_, i) => i < 2 ? double.NaN : (bars[i].Close + bars[i - 1].Close + bars[i - 2].Close) / 3)], ValueScale.OfPrice),
            new("imbalance", [.. bars.Select((_, i) => (i % 5) * 0.1)], ValueScale.None),
        ];
        SignalQuestion question = Questions.About(contract, bars, values);
        return question with
        {
            Plan = question.Plan with { Rules = "Buy when the close is above sma, sell when it is below.", Batch = 2 },
            Instruments = [question.Instruments[0] with { Instrument = instrument ?? Questions.Bitcoin }],
            Account = new AccountState(1_000, 1_000, []),
        };
    }
}
