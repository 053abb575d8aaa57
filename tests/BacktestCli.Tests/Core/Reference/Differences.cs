using System.Globalization;
using System.Text;
using BacktestCli.Core.Engine;
using BacktestCli.Core.Market;
using BacktestCli.Tests.Fakes;

namespace BacktestCli.Tests.Core.Reference;

/// <summary>Runs a scenario twice and tells where the two runs part.</summary>
internal static class Differences
{
    /// <summary>Null where engine and reference agree to the last digit; else the first difference.</summary>
    public static string? Of(Scenario scenario)
    {
        Outcome expected = ReferenceSimulator.Run(scenario), actual = RunEngine(scenario);
        return First("fill", expected.Fills, actual.Fills) ?? First("trade", expected.Trades, actual.Trades)
            ?? First("cash", [expected.Cash], [actual.Cash]) ?? First("equity", [expected.Equity], [actual.Equity]);
    }

    /// <summary>The scenario without every bar, instrument and command that the difference does not need.</summary>
    public static Scenario Reduce(Scenario scenario)
    {
        for (bool isSmaller = true; isSmaller;)
        {
            isSmaller = false;
            foreach (Scenario smaller in Smaller(scenario))
            {
                if (Of(smaller) is null)
                    continue;
                (scenario, isSmaller) = (smaller, true);
                break;
            }
        }

        return scenario;
    }

    public static string Describe(Scenario scenario)
    {
        StringBuilder text = new();
        text.Append(CultureInfo.InvariantCulture, $"{scenario.Interval} {scenario.Options with { Fees = new(), Margin = new() }}\n");
        foreach (Leg leg in scenario.Legs)
        {
            text.Append(CultureInfo.InvariantCulture, $"{leg.Instrument}  warm-up {leg.WarmUp}, fees {leg.Fees.Maker} {leg.Fees.Taker} {string.Join(' ', leg.Fees.Tiers)}, "
                + $"margin {leg.Margin.LiquidationFee} {string.Join(' ', leg.Margin.Tiers)}, {leg.Instrument.Rules}\n");
            foreach ((Bar bar, int i) in leg.Bars.Select((bar, i) => (bar, i)))
            {
                text.Append(CultureInfo.InvariantCulture, $"  {i} {bar.OpenTime} {bar.Open} {bar.High} {bar.Low} {bar.Close} {bar.Volume}\n");
                foreach (Command command in leg.Commands.Where(command => command.AfterBar == i))
                    text.Append(CultureInfo.InvariantCulture, $"    {command}\n");
            }

            text.AppendJoin('\n', leg.Funding).AppendLine();
        }

        return text.ToString();
    }

    private static IEnumerable<Scenario> Smaller(Scenario scenario)
    {
        for (int i = 0; i < scenario.Legs.Length; i++)
        {
            Leg leg = scenario.Legs[i];
            Scenario With(Leg other) => scenario with { Legs = [.. scenario.Legs.Select(one => one == leg ? other : one)] };
            if (scenario.Legs.Length > 1)
                yield return scenario with { Legs = [.. scenario.Legs.Where(one => one != leg)] };
            if (leg.Bars.Length > 1)
                yield return With(leg with { Bars = leg.Bars[..^1] });
            if (leg.Bars.Length > 1 && leg.Commands.All(command => command.AfterBar > 0))
                yield return With(leg with { Bars = leg.Bars[1..], Commands = [.. leg.Commands.Select(one => one with { AfterBar = one.AfterBar - 1 })] });
            foreach (Command command in leg.Commands)
                yield return With(leg with { Commands = [.. leg.Commands.Where(one => one != command)] });
            foreach (Command command in leg.Commands)
            {
                foreach (OrderSpec simpler in Simpler(command.First))
                    yield return With(leg with { Commands = [.. leg.Commands.Select(one => one == command ? one with { First = simpler } : one)] });
            }

            foreach (Payment payment in leg.Funding)
                yield return With(leg with { Funding = [.. leg.Funding.Where(one => one != payment)] });
        }
    }

    private static IEnumerable<OrderSpec> Simpler(OrderSpec? order)
    {
        OrderSpec[] all = order is null ? [] :
        [
            order with { StopLoss = null }, order with { TakeProfit = null }, order with { TrailingStop = null }, order with { ReduceOnly = false },
            order with { TimeInForce = default, ExpiresAt = null }, order with { GoodForBars = null }, order with { PostOnly = false },
            order with { SizeKind = SizeKind.Base, Size = 5 }, order with { Level = order.Kind == OrderKind.Market ? 0 : order.Level },
            order with { Limit = order.Kind == OrderKind.StopLimit ? order.Limit : 0 },
            order with { Behind = order.Kind == OrderKind.Trail ? order.Behind : default },
        ];
        return all.Where(one => one != order);
    }

    public static Outcome RunEngine(Scenario scenario)
    {
        InstrumentFeed[] feeds = [.. scenario.Legs.Select(leg => new InstrumentFeed
        {
            Source = new ListSource(leg.Bars) { Instrument = leg.Instrument, Interval = scenario.Interval },
            Strategy = new ScriptedLeg(leg), Fees = leg.Fees, Margin = leg.Margin, Funding = FundingOf(leg),
        })];
        return Outcome.Of(BacktestEngine.Run(feeds, scenario.Options, TestContext.Current.CancellationToken));
    }

    private static FundingHistory? FundingOf(Leg leg)
    {
        if (leg.Funding.Count == 0)
            return null;
        FundingHistory history = new();
        foreach (Payment payment in leg.Funding)
            history.Add(payment.Time, (double)payment.Rate, (double?)payment.Mark ?? double.NaN);
        return history;
    }

    private static string? First<T>(string what, IReadOnlyList<T> expected, IReadOnlyList<T> actual)
    {
        for (int i = 0; i < Math.Max(expected.Count, actual.Count); i++)
        {
            if (i >= expected.Count || i >= actual.Count || !Equals(expected[i], actual[i]))
                return $"{what} {i}: expected {(i < expected.Count ? expected[i] : "none")}\n     actual {(i < actual.Count ? actual[i] : "none")}";
        }

        return null;
    }
}
