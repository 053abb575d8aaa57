using BacktestCli.Core.Engine;
using BacktestCli.Core.Market;
using BacktestCli.Core.Strategies;
using BacktestCli.Core.Trading;
using BacktestCli.Reports;

namespace BacktestCli.Tests.Fakes;

/// <summary>Reports of runs made by hand.</summary>
internal static class SampleReports
{
    /// <summary>Six days, three trades, a gap, a rejection: something in every section.</summary>
    public static ReportInput Small { get; } = InputOf(new RunBuilder
    {
        Equity = [10_000, 10_150.5, 9_900.25, 9_950, 10_300, 10_250.125],
        Closes = [101, 103, 99, 100.5, 104, 106.25],
        Exposure = new ExposureSummary(3, 1, 0.4321, 0.95),
        WarmUpBars = 1,
        AmbiguousBars = 1,
        Fills = [Samples.Fill, Samples.Fill with { Side = Side.Sell, Notional = 103.5m }],
        Orders = new OrderStatistics(
            [new OrderCount("market", OrderState.Filled, 2), new OrderCount("market", OrderState.Rejected, 1)],
            [new Rejection("Quantity 0.0001 is under the minimum 0.001.", 1, RunBuilder.Start + UtcTime.Day, RunBuilder.Start + UtcTime.Day)],
            []),
        Trades =
        [
            Samples.Trade(150.5m) with { Tag = "breakout \"A\" \u2192 up" },
            Samples.Trade(-250.25m) with { Side = PositionSide.Short, ExitReason = ExitReason.StopLoss },
            Samples.Trade(349.875m) with { ExitTime = RunBuilder.Start + (6 * UtcTime.Day), ExitReason = ExitReason.EndOfData },
        ],
    });

    /// <summary>Nothing happened.</summary>
    public static ReportInput Idle { get; } = InputOf(new RunBuilder { Equity = [10_000, 10_000, 10_000] }) with { ExtraWarnings = [] };

    /// <summary>Spot at one venue, a leveraged perpetual at another that was liquidated, and bars that may have gone several ways.</summary>
    public static ReportInput Several { get; } = SeveralInstruments.Input();

    public static ReportInput InputOf(RunBuilder run)
    {
        BacktestResult result = run.Build();
        return new ReportInput
        {
            Strategy = new StrategyIdentity(
                "rsi-volume",
                new string('a', 64),
                [new("period", ParameterType.Integer, 14), new("oversold", ParameterType.Number, 29.5), new("shorts", ParameterType.Switch, 1)]),
            Result = result,
            Datasets =
            [
                new Dataset
                {
                    Instrument = result.Instruments[0].Instrument,
                    Interval = result.Interval,
                    From = result.From,
                    To = result.To,
                    Bars = result.Bars,
                    Gaps = [new Gap(RunBuilder.Start + UtcTime.Day, RunBuilder.Start + (2 * UtcTime.Day), 1)],
                    Source = "cache",
                    Fingerprint = new string('b', 64),
                },
            ],
            EngineVersion = "0.1.0",
            ExtraWarnings = [ReportWarnings.AssumedFees(result.Options.Fees)],
        };
    }

    /// <summary>A long run: so many days of equity and so many trades, by formula.</summary>
    public static ReportInput Long(int days, int trades, EquityDetail detail = EquityDetail.Daily) => InputOf(new RunBuilder
    {
        Options = new BacktestOptions { Equity = detail },
        Equity = [.. Enumerable.Range(0, days).Select(i => 10_000 + (500 * Math.Sin(i / 9d)) + (i * 1.2345))],
        Closes = [.. Enumerable.Range(0, days).Select(i => 30_000 + (900 * Math.Sin(i / 13d)))],
        Trades = [.. Enumerable.Range(0, trades).Select(i => Samples.Trade(decimal.Round((decimal)(100 * Math.Sin(i)), 8)) with
        {
            EntryTime = RunBuilder.Start + (i * 3_600_000L),
            ExitTime = RunBuilder.Start + (i * 3_600_000L) + 1_800_000L,
            Quantity = 0.12345678m,
            EntryPrice = 30_123.45m + i,
        })],
    });
}
