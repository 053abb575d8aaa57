using BacktestCli.Handlers.Run;

namespace BacktestCli.Tests.Handlers.Run;

public sealed class SymbolTextTests
{
    [Theory]
    [InlineData("BTCUSDT", null, null, "BTCUSDT")]
    [InlineData("btc/usdt", null, null, "btc/usdt")]
    [InlineData("okx:BTC-USDT", "okx", null, "BTC-USDT")]
    [InlineData("OKX:perp:BTC-USDT-SWAP", "okx", "perp", "BTC-USDT-SWAP")]
    [InlineData("demo:spot:X", "demo", "spot", "X")]
    [InlineData("BTC/USDT:USDT", null, null, "BTC/USDT:USDT")]
    [InlineData("okx:BTC/USDT:USDT", "okx", null, "BTC/USDT:USDT")]
    [InlineData("binance:perp:BTC/USDT:USDT", "binance", "perp", "BTC/USDT:USDT")]
    [InlineData(":perp:X", null, null, ":perp:X")]
    public void A_venue_and_a_market_may_stand_before_a_symbol(string text, string? exchange, string? market, string symbol) =>
        Assert.Equal(new SymbolText(exchange, market, symbol), SymbolText.Parse(text));
}
