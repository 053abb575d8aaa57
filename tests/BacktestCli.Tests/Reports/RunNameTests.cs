using BacktestCli.Core.Engine;
using BacktestCli.Core.Market;
using BacktestCli.Core.Strategies;
using BacktestCli.Core.Trading;
using BacktestCli.Core.Trading.Margin;
using BacktestCli.Core.Trading.Protections;
using BacktestCli.Reports;
using BacktestCli.Tests.Fakes;

namespace BacktestCli.Tests.Reports;

public sealed class RunNameTests
{
    private static readonly ReportInput Input = SampleReports.Small;

    [Fact]
    public void It_is_the_strategy_the_symbol_the_interval_and_a_hash() =>
        Assert.Matches("^rsi-volume-BTCUSDT-1d-[0-9a-f]{10}$", NameOf(Input));

    [Fact]
    public void What_came_out_does_not_name_it() =>
        Assert.Equal(NameOf(Input), NameOf(Input with { Result = Input.Result with { Trades = [], FinalEquity = 1 }, ExtraWarnings = [] }));

    [Fact]
    public void The_same_number_in_other_digits_names_the_same_run() =>
        Assert.Equal(NameOf(Input), NameOf(WithOptions(options => options with { Cash = 10_000.00m, MaxVolumeShare = null, Leverage = 1.0m })));

    [Fact]
    public void Every_input_counts()
    {
        Dataset dataset = Input.Datasets[0];
        ReportInput[] others =
        [
            Input with { EngineVersion = "0.2.0" },
            Input with { Strategy = Input.Strategy with { SourceHash = new string('c', 64) } },
            Input with { Strategy = Input.Strategy with { Parameters = [new("period", ParameterType.Integer, 15), .. Input.Strategy.Parameters.Skip(1)] } },
            Input with { Datasets = [dataset with { Fingerprint = new string('c', 64) }] },
            Input with { Datasets = [dataset with { Instrument = dataset.Instrument with { Rules = new InstrumentRules { LotSize = 0.001m } } }] },
            Input with { Datasets = [dataset with { Instrument = dataset.Instrument with { Rules = new InstrumentRules { AsOf = 0 } } }] },
            Input with { Datasets = [dataset with { Instrument = dataset.Instrument with { IsInverse = true } }] },
            Input with { Datasets = [dataset with { Prices = PriceKind.Mark }] },
            WithInstrument(one => one with { Weight = 0.5m }),
            WithInstrument(one => one with { HasMarkPrice = true }),
            WithInstrument(one => one with { DetailInterval = Interval.OneMinute }),
            WithInstrument(one => one with { Margin = new MarginSchedule { LiquidationFee = 0 } }),
            WithInstrument(one => one with { Margin = new MarginSchedule { Tiers = [new MarginTier(0, 0.01m, 50)] } }),
            WithInstrument(one => one with { Fees = new FeeSchedule { Maker = 0 } }),
            WithInstrument(one => one with { Fees = new FeeSchedule { Taker = 0 } }),
            WithInstrument(one => one with { Fees = new FeeSchedule { Tiers = [new FeeTier(1, 0, 0)] } }),
            Input with { Result = SampleReports.Several.Result with { Options = Input.Result.Options } },
            WithOptions(options => options with { Cash = 10_001 }),
            WithOptions(options => options with { CashByVenue = new Dictionary<string, decimal> { ["binance"] = 10_000 } }),
            WithOptions(options => options with { SpreadBps = 1 }),
            WithOptions(options => options with { Seed = 2 }),
            WithOptions(options => options with { Leverage = 2 }),
            WithOptions(options => options with { MarginMode = MarginMode.Cross }),
            WithOptions(options => options with { BorrowRate = 0 }),
            WithOptions(options => options with { MaxVolumeShare = 0.5m }),
            WithOptions(options => options with { MaxPositions = 1 }),
            WithOptions(options => options with { Protections = [new CoolDownProtection(1)] }),
            WithOptions(options => options with { Slippage = new BpsSlippage(6) }),
            WithOptions(options => options with { Fill = FillModel.Close }),
            WithOptions(options => options with { Intrabar = IntrabarModel.Path }),
            WithOptions(options => options with { KeepOpen = true }),
            WithOptions(options => options with { Equity = EquityDetail.Full }),
        ];

        Assert.Equal(others.Length + 1, others.Append(Input).Select(NameOf).Distinct().Count());
    }

    [Fact]
    public void A_symbol_with_a_slash_makes_no_folder() =>
        Assert.StartsWith("rsi-volume-BTC-USDT-1d-", NameOf(Input with { Result = Input.Result.With(one => one with { Instrument = new Instrument("x", MarketKind.Spot, "BTC/USDT") }) }));

    [Fact]
    public void Few_instruments_are_named_and_many_counted()
    {
        InstrumentResult one = Input.Result.Only;
        Assert.StartsWith("rsi-volume-BTCUSDT+ETH-USDC-SWAP-1d-", NameOf(SampleReports.Several));
        Assert.StartsWith("rsi-volume-4-instruments-1d-", NameOf(WithSymbols("A", "B", "C", "D")));
        Assert.StartsWith("rsi-volume-2-instruments-1d-", NameOf(WithSymbols("A", "A")));

        ReportInput WithSymbols(params string[] symbols) => Input with
        {
            Result = Input.Result with
            {
                Instruments = [.. symbols.Select((symbol, i) => one with { Instrument = new Instrument($"venue{i}", MarketKind.Spot, symbol) })],
            },
        };
    }

    private static ReportInput WithInstrument(Func<InstrumentResult, InstrumentResult> change) => Input with { Result = Input.Result.With(change) };

    private static ReportInput WithOptions(Func<BacktestOptions, BacktestOptions> change) =>
        Input with { Result = Input.Result with { Options = change(Input.Result.Options) } };

    private static string NameOf(ReportInput input) => RunName.For(ReportBuilder.Build(input));
}
