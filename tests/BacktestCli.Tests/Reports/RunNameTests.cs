using BacktestCli.Core.Engine;
using BacktestCli.Core.Market;
using BacktestCli.Core.Strategies;
using BacktestCli.Core.Trading;
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
        Assert.Equal(NameOf(Input), NameOf(WithOptions(options => options with { Cash = 10_000.00m, Fees = FeeSchedule.Flat(0.0010m) })));

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
            WithOptions(options => options with { Cash = 10_001 }),
            WithOptions(options => options with { Fees = new FeeSchedule { Maker = 0 } }),
            WithOptions(options => options with { Fees = new FeeSchedule { Taker = 0 } }),
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

    private static ReportInput WithOptions(Func<BacktestOptions, BacktestOptions> change) =>
        Input with { Result = Input.Result with { Options = change(Input.Result.Options) } };

    private static string NameOf(ReportInput input) => RunName.For(ReportBuilder.Build(input));
}
