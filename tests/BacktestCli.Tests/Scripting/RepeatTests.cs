using BacktestCli.Core.Market;
using BacktestCli.Core.Strategies;
using BacktestCli.Core.Trading;
using BacktestCli.Tests.Fakes;
using FsCheck.Fluent;

namespace BacktestCli.Tests.Scripting;

/// <summary>A run asks a strategy again, for the account as it would be had prices gone another way.</summary>
public sealed class RepeatTests
{
    [Fact]
    public void Asked_again_a_strategy_decides_what_a_fresh_one_would_for_that_account_and_remembers_nothing() =>
        Prop.ForAll(Terms.Conditions.ToArbitrary(), Terms.Conditions.ToArbitrary(), Gen.Choose(1, 1_000_000).ToArbitrary(), (entry, exit, seed) =>
        {
            string file = Files.With(
                $"entry: {{ long: '{entry}', short: '{exit}' }}\n"
                + $"exit: {{ long: '{exit} or bars_held > 2', short: 'close > entry_price and rsi(4) > 50' }}\n"
                + "scale_out: { when: 'close crosses_above open[1]', share: 50% }\n"
                + "stop_loss: { price: close - position * atr(3) }");
            var asked = (IRepeatableStrategy)Files.Make(file);
            IStrategy alike = Files.Make(file), other = Files.Make(file);
            FakeStrategyContext here = new(), again = new(), there = new(), fresh = new();
            Random random = new(seed);
            Bar[] bars = Files.Walk(40, seed);
            int start = random.Next(20);
            for (int i = 0; i < bars.Length; i++)
            {
                if (i == start)
                    asked.StartRepeating();
                Hold(random, here, alikeTo: again);
                Hold(random, there, alikeTo: fresh);
                Order[] decided = [.. here.Show(asked, bars[i])];
                Order[] repeated = i < start ? decided : [.. again.ShowAgain(asked, bars[i])];
                Order[] elsewhere = i < start ? [] : [.. there.ShowAgain(asked, bars[i])];
                Order[] freshly = [.. fresh.Show(other, bars[i])];
                Order[] undisturbed = [.. again.Show(alike, bars[i])];
                bool holds = decided.SequenceEqual(repeated) && decided.SequenceEqual(undisturbed) && (i < start || elsewhere.SequenceEqual(freshly));
                if (!holds)
                    return false.Label($"{entry}; {exit}; bar {i}");
            }

            return true.Label("");
        }).Holds(200);

    private static void Hold(Random random, FakeStrategyContext context, FakeStrategyContext alikeTo)
    {
        (int direction, double price, int bars) = (random.Next(-1, 2), 80 + random.Next(40), random.Next(1, 6));
        context.Hold(direction, direction == 0 ? double.NaN : price, direction == 0 ? 0 : bars);
        alikeTo.Hold(direction, direction == 0 ? double.NaN : price, direction == 0 ? 0 : bars);
    }
}
