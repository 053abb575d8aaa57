using BacktestCli.Scripting.Declarative;

namespace BacktestCli.Tests.Scripting;

public sealed class OrderMistakeTests
{
    /// <summary>Keys after `name`, `description` and `entry: close > 1`, which stand on the first three lines, and the one mistake in them.</summary>
    [Theory]
    [InlineData("size: { risk: 1% }", "4:15: a size by risk needs stop_loss, as in `stop_loss: 5%`: the risk is what is lost there.")]
    [InlineData("size: { risk: 1 % }\nstop_loss: 5%", "4:18: a value is missing before the end.")]
    [InlineData("size: { risk: 5 }\nstop_loss: 5%", "4:15: risk is 5, which is 500 percent: the most is 100%. For 5 percent write 5%.")]
    [InlineData("size: { quantity: 0 }", "4:19: quantity is 0: it must be above 0.")]
    [InlineData("size: { cash: 50%, quote: 3 }", "4:20: size is given by cash already; keep one of the two.")]
    [InlineData("size: { cap: 3 }", "4:7: size needs one of quantity, quote, cash, risk, volatility, kelly and slots, as in `size: { risk: 1% }`.")]
    [InlineData("size: { cash: 50%, cap: 3 }", "4:20: cap means nothing for a size by cash.")]
    [InlineData("size: { csh: 50%, slots: 2 }", "4:9: size has no key csh; it has quantity, quote, cash, risk, volatility, kelly, slots, of, cap, min_trades. Did you mean cash?")]
    [InlineData("size: { volatility: 20% }", "4:7: size needs of, as in `of: std_dev(close / close[1] - 1, 20)`.")]
    [InlineData("size: { kelly: 50% }", "4:7: size needs cap, as in `cap: 25%`.")]
    [InlineData("size: { slots: 2.5 }", "4:16: slots is 2.5: it must be a whole number.")]
    [InlineData("size: 1\norder: { type: limit }", "5:8: order needs price, as in `price: highest(high, 20)`.")]
    [InlineData("size: 1\norder: { type: stop_limit, price: close }", "5:8: order needs limit_price, as in")]
    [InlineData("size: 1\norder: { type: lmit, price: close }", "5:16: type is lmit; it is one of market, limit, stop, stop_limit. Did you mean limit?")]
    [InlineData("size: 1\norder: { type: market, price: close }", "5:31: a market order waits for no price: give `type: limit`, `stop` or `stop_limit`, or no price.")]
    [InlineData("size: 1\norder: { type: stop, price: close, limit_price: close }", "5:49: limit_price is for `type: stop_limit`; a stop order has its price alone.")]
    [InlineData("size: 1\norder: { type: stop, price: close, post_only: true }", "5:47: post_only is for `type: limit`: a stop order does not wait in the book.")]
    [InlineData("size: 1\norder: { type: limit, price: close, post_only: true, time_in_force: ioc }", "5:48: an order that does not wait cannot be post-only")]
    [InlineData("size: 1\norder: { type: limit, price: close, good_for: 3, time_in_force: fok }", "5:47: an order that does not wait is good for the first bar it meets")]
    [InlineData("size: 1\norder: { type: limit, price: close, time_in_force: gtd }", "5:52: time_in_force is gtd; it is one of gtc, ioc, fok.")]
    [InlineData("size: 1\norder: { type: limit, price: close, good_for: 0 }", "5:47: good_for is 0: it must be 1 or more.")]
    [InlineData("size: 1\norder: { type: limit, price: close, good_for: volume }", "5:47: good_for must be known before the first bar, and `volume` changes.")]
    [InlineData("size: 1\norder: { type: limit, price: entry_price }", "5:30: price is set before the position is open, so entry_price has no value.")]
    [InlineData("size: 1\norder: { type: limit, price: { long: close, short: close } }", "5:52: this price is never used: there is no entry for the short side.")]
    [InlineData("size: 1\norder: { type: limit, price: {} }", "5:30: price needs long, as in `long: highest(high, 20)`.")]
    [InlineData("size: 1\norder: limit", "5:8: order takes keys and values, as in `type: limit`.")]
    [InlineData("size: 1\ntrailing_stop: 3", "5:16: trailing_stop is 3, which is 300 percent: the most is 99%. For 3 percent write 3%.")]
    [InlineData("size: 1\ntrailing_stop: { amount: 3, atr: 3 }", "5:29: trailing_stop has no key atr; it has amount.")]
    [InlineData("size: 1\nscale_in: { when: close > 2, size: 10% }", "5:11: scale_in needs at_most, as in `at_most: 2`.")]
    [InlineData("size: 1\nscale_in: { when: close > 2, size: { risk: 1% }, at_most: 2 }\nstop_loss: 5%", "5:44: a size by risk is measured to the stop-loss that an order brings, and an addition brings none.")]
    [InlineData("size: 1\nscale_out: { when: close, share: 50% }", "5:20: scale_out.when needs a condition, and `close` is a number.")]
    [InlineData("size: 1\nscale_out: { when: close > 3, share: 50 }", "5:38: share is 50, which is 5000 percent: the most is 100%. For 50 percent write 50%.")]
    [InlineData("size: x\nindicators: { x: { of: close } }", "5:18: indicator x needs interval, as in `interval: 4h`.")]
    [InlineData("size: x\nindicators: { x: { of: close, intervall: 4h, interval: 4h } }", "5:31: indicator x has no key intervall; it has of, interval. Did you mean interval?")]
    [InlineData("size: x\nindicators: { x: { of: clse, interval: 4h } }", "5:24: nothing is called clse. Did you mean close?")]
    [InlineData("size: x\nindicators: { x: { of: close, interval: 5h } }", "5:41: 5h is not an interval; there are 1s, ")]
    [InlineData("size: x\nindicators: { x: { of: 3, interval: 4h } }", "5:24: x is computed on 4h bars, and it never changes.")]
    [InlineData("size: x\nindicators: { x: { of: position * close, interval: 4h } }", "5:24: x is computed on 4h bars, and position is known only while a position is held.")]
    [InlineData("size: x\nindicators: { y: close, x: { of: y + close, interval: 4h } }", "5:34: y is another indicator: what is computed on longer bars is made of columns and parameters.")]
    [InlineData("size: \"x[1]\"\nindicators: { x: { of: close, interval: 4h } }", "4:8: `x` is of 4h bars, and a look-back here counts the run's: write it inside `of`.")]
    [InlineData("size: x.upper\nindicators: { x: { of: \"bollinger()\", interval: 4h } }", "")]
    [InlineData("size: x.uper\nindicators: { x: { of: \"bollinger()\", interval: 4h } }", "4:9: bollinger has no output uper; it has sma, upper")]
    [InlineData("size: x\nindicators: { x: { of: \"sma(0)\", interval: 4h } }", "5:29: sma's lookback_periods is 0: it must be 1 or more.")]
    [InlineData("size: x\nindicators: { x: { of: close, interval: 1h } }\ndata: { exchange: binance, market: spot, symbol: X, interval: 1h }", "5:41: 1h bars cannot be made of the run's 1h bars: the interval must be longer, and a whole multiple.")]
    public void A_mistake_is_shown_where_it_is(string keys, string problem)
    {
        IReadOnlyList<Problem> found = StrategyFile.Parse($"name: a\ndescription: b\nentry: close > 1\n{keys}\n", "x.yaml").Problems;

        if (problem.Length == 0)
            Assert.Empty(found);
        else
            Assert.StartsWith("x.yaml:" + problem, Assert.Single(found).ToString());
    }
}
