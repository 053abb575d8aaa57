using BacktestCli.Tests.Fakes;

namespace BacktestCli.Tests.Handlers.Run;

/// <summary>What a user can get wrong about several instruments, margin and costs: told with the option, the value and the rule, all at once.</summary>
public sealed class RunSlipTests : IDisposable
{
    private const string Perp = "--market perp --symbol BTCUSDT --interval 1h";
    private const string Two = "--market perp --symbol BTCUSDT,ETHUSDT --interval 1h";

    private readonly Session _session = new();

    public void Dispose() => _session.Dispose();

    [Theory]
    [InlineData(Perp, "--leverage 0.5", "--leverage is 0.5: it must be from 1 to 500.")]
    [InlineData(Perp, "--leverage two", "--leverage is 'two': it must be a number, such as 10000 or 0.001.")]
    [InlineData(Perp, "--margin-mode shared", "--margin-mode: Argument 'shared' not recognized. Must be one of: 'isolated' 'cross'")]
    [InlineData(Perp, "--maintenance-tiers 0:0.004", "--maintenance-tiers is '0:0.004': each must be from:rate:max-leverage, as in 50000:0.005:100.")]
    [InlineData(Perp, "--maintenance-tiers 5:0.004:100", "--maintenance-tiers is 5:0.004:100: maintenance-tiers must begin at 0.")]
    [InlineData(Perp, "--liquidation-fee 0.9", "--liquidation-fee is 0.9: it must be a fraction from 0 to under 0.5.")]
    [InlineData(Perp, "--max-volume-share 10", "--max-volume-share is 10: it must be a fraction above 0 and at most 1.")]
    [InlineData(Perp, "--spread 2", "--spread is '2': it must be a number of basis points, as in 2bps.")]
    [InlineData(Perp, "--slippage impact:x", "--slippage is 'impact:x': it must be none, a number of basis points (5bps, at most 1000bps), range:F with F from 0 to 1, impact:F with F from 0 to 10, or random:5bps.")]
    [InlineData(Perp, "--fee-tiers 0:0.1:0", "--fee-tiers is 0:0.1:0: fee-tiers name a volume that is not above 0; what holds without volume is maker-fee and taker-fee.")]
    [InlineData(Perp, "--max-positions 0", "--max-positions is 0: it must be 1 or more.")]
    [InlineData(Perp, "--max-positions few", "--max-positions is 'few': it must be a whole number, such as 3.")]
    [InlineData(Perp, "--seed 1.5", "--seed is '1.5': it must be a whole number, such as 3.")]
    [InlineData(Perp, "--protect sleep", "--protect is 'sleep': it must be one of losses:3/24h, cool-down:5, daily-loss:5%, max-drawdown:20% or hours:08:00-20:00.")]
    [InlineData(Perp, "--cash binance=0", "--cash is binance=0: each part must be above 0.")]
    [InlineData(Perp, "--cash okx=5", "--cash is okx=5: the run trades nothing there, but at binance.")]
    [InlineData(Perp, "--borrow-rate 0.1", "--borrow-rate is 0.1: it is for spot; perpetuals pay funding instead.")]
    [InlineData(Perp, "--detail-interval 2h", "--detail-interval is 2h: it must be shorter than --interval, 1h.")]
    [InlineData(Perp, "--detail x.csv", "--detail is x.csv: it goes with --data FILE; bars of the cache are decided by --detail-interval.")]
    [InlineData(Two, "--weights BTCUSDT=1", "--weights leaves out binance perp ETHUSDT: give every instrument its share, or none.")]
    [InlineData(Two, "--weights BTCUSDT=1,ETHUSDT=-1", "--weights is 'ETHUSDT=-1': each must be an instrument and a share above 0, as in BTCUSDT=0.6.")]
    [InlineData(Two, "--weights BTCUSDT=1,ETHUSDT=1,SOLUSDT=1", "--weights is SOLUSDT=1: the run does not trade that. It trades binance perp BTCUSDT, binance perp ETHUSDT.")]
    [InlineData("--symbol BTCUSDT,btc/usdt --interval 1h", "-q", "--symbol names binance spot BTCUSDT more than once: a run trades it once.")]
    [InlineData("--symbol BTCUSDT,okx:BTC-USDT --interval 1h", "--weights BTC-USDT=1", "--weights is BTC-USDT=1: that may be more than one of binance spot BTCUSDT, okx spot BTC-USDT. Write exchange:market:SYMBOL.")]
    [InlineData("--symbol BTCUSDT,okx:BTC-USDT --interval 1h", "--cash okx=1", "--cash leaves out binance: every venue of the run needs its part.")]
    [InlineData("--symbol BTCUSDT,okx:BTC-USDT --interval 1h", "--base-url http://localhost:1", "--base-url is the address of one source, and the symbols are of several: write it as exchanges: {binance: {base_url: …}} in backtest.yaml.")]
    [InlineData("--data a.csv --data b.csv --symbol X", "-q", "--symbol names 1 and --data 2: give one symbol for each file, in the same order, or none.")]
    [InlineData("--data a.csv --data b.csv", "--detail c.csv", "--detail names 1 and --data 2: give one for each file, in the same order.")]
    [InlineData("--data sample", "--detail-interval 1m", "--detail-interval is 1m: it is for bars of the cache; those of a file (--data) are decided by --detail FILE.")]
    public void A_slip_is_told_with_its_option_its_value_and_the_rule(string data, string option, string message)
    {
        _session.Expect(2, ["run", "-s", "buy-and-hold", .. data.Split(' '), .. option.Split(' ')]);
        Assert.Contains($"backtest: {message}\n", _session.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--leverage 3", "--leverage is 3")]
    [InlineData("--margin-mode cross", "--margin-mode is cross")]
    [InlineData("--maintenance-tiers 0:0.004:125", "--maintenance-tiers is 0:0.004:125")]
    [InlineData("--liquidation-fee 0.01", "--liquidation-fee is 0.01")]
    public void What_belongs_to_margin_is_a_slip_on_spot_that_is_paid_in_full(string option, string said)
    {
        string message = $"{said}, and spot is paid in full: trade perpetuals (--market perp), or spot on margin (--borrow-rate).";
        _session.Expect(2, ["run", "-s", "buy-and-hold", "--data", "sample", .. option.Split(' ')]);
        Assert.StartsWith($"backtest: {message}\n", _session.Error, StringComparison.Ordinal);
        _session.Expect(2, ["run", "-s", "buy-and-hold", .. option.Split(' ')]);
        Assert.StartsWith($"backtest: {message}\n", _session.Error, StringComparison.Ordinal);
        _session.Expect(0, ["run", "-s", "buy-and-hold", "--data", "sample", "--borrow-rate", "0.05", .. option.Split(' ')]);
    }

    [Theory]
    [InlineData("--seed 3", "--seed is 3, and nothing is drawn by chance: it has no effect without --slippage random:5bps.")]
    [InlineData("--max-positions 1", "--max-positions is 1: there are no more instruments than that, so it has no effect.")]
    [InlineData("--no-funding", "--no-funding has no effect: spot has none.")]
    public void What_has_no_effect_this_time_is_said(string option, string said)
    {
        _session.Expect(0, ["run", "-s", "buy-and-hold", "--data", "sample", .. option.Split(' ')]);
        Assert.StartsWith(said + "\n", _session.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Shorter_bars_that_the_sample_cannot_have_are_said_to_be_without_effect()
    {
        _session.Expect(0, "run", "-s", "buy-and-hold", "--detail-interval", "1m");
        Assert.StartsWith("--detail-interval is 1m: the sample has no shorter bars, so it has no effect.\n", _session.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_slip_is_told_at_once()
    {
        _session.Expect(
            2, "run", "-s", "buy-and-hold", "--symbol", "BTCUSDT,ETHUSDT", "--interval", "1h", "--leverage", "0", "--spread", "x", "--protect", "y",
            "--fee-tiers", "1", "--maintenance-tiers", "2", "--weights", "BTCUSDT=1", "--cash", "nowhere=1", "--detail-interval", "1d");
        string[] told = [.. _session.Error.Split('\n').Select(line => line.Split(' ').ElementAtOrDefault(1)).OfType<string>().Distinct().Order()];
        Assert.Equal(["--cash", "--detail-interval", "--fee-tiers", "--leverage", "--maintenance-tiers", "--protect", "--spread", "--weights"], told);
    }
}
