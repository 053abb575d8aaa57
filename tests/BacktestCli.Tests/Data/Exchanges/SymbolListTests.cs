using BacktestCli.Core.Market;
using BacktestCli.Data.Exchanges;
using FsCheck;
using FsCheck.Fluent;

namespace BacktestCli.Tests.Data.Exchanges;

public sealed class SymbolListTests
{
    private static readonly SymbolList Spot = new([Coin("BTCUSDT", "BTC", "USDT"), Coin("ETHBTC", "ETH", "BTC"), Coin("1000PEPEUSDC", "1000PEPE", "USDC"), Coin("LUNAUSDT", "LUNA", "USDT") with { IsTrading = false }]);

    private static readonly SymbolList Swaps = new(
    [
        Coin("BTC-USDT-SWAP", "BTC", "USDT", MarketKind.Perp) with { Settle = "USDT" },
        Coin("BTC-USD-SWAP", "BTC", "USD", MarketKind.Perp) with { Settle = "BTC" },
        Coin("ETH-USDT-SWAP", "ETH", "USDT", MarketKind.Perp) with { Settle = "USDT" },
        Coin("DOGE-USDT-SWAP", "DOGE", "USDT", MarketKind.Perp) with { Settle = "USDT" },
    ]);

    [Theory]
    [InlineData("BTCUSDT", "BTCUSDT")]
    [InlineData("btc/usdt", "BTCUSDT")]
    [InlineData("BTC-USDT", "BTCUSDT")]
    [InlineData("btc_usdt", "BTCUSDT")]
    [InlineData("BTC:USDT", "BTCUSDT")]
    [InlineData(" Btc Usdt ", "BTCUSDT")]
    [InlineData("eth/btc", "ETHBTC")]
    [InlineData("1000pepe/usdc", "1000PEPEUSDC")]
    [InlineData("luna-usdt", "LUNAUSDT")]
    public void Spot_is_found_however_it_is_written(string text, string symbol) => Assert.Equal(symbol, Found(Spot, text));

    [Theory]
    [InlineData("BTC-USDT-SWAP", "BTC-USDT-SWAP")]
    [InlineData("btc-usdt", "BTC-USDT-SWAP")]
    [InlineData("BTCUSDT", "BTC-USDT-SWAP")]
    [InlineData("BTCUSDT.P", "BTC-USDT-SWAP")]
    [InlineData("BTCUSDT-PERP", "BTC-USDT-SWAP")]
    [InlineData("BTC/USDT:USDT", "BTC-USDT-SWAP")]
    [InlineData("btc/usd", "BTC-USD-SWAP")]
    [InlineData("BTC/USD:BTC", "BTC-USD-SWAP")]
    [InlineData("doge", "DOGE-USDT-SWAP")]
    public void A_perpetual_is_found_with_or_without_the_word_for_it(string text, string symbol) => Assert.Equal(symbol, Found(Swaps, text));

    [Fact]
    public void A_coin_with_several_quotes_is_ambiguous()
    {
        Assert.Null(Swaps.Resolve("BTC", out string problem));
        Assert.Equal("'BTC' may be BTC-USDT-SWAP, BTC-USD-SWAP. Write the venue's own symbol.", problem);
    }

    [Theory]
    [InlineData("BTCUDST", "Did you mean BTCUSDT?")]
    [InlineData("pepe/usdc", "Did you mean 1000PEPEUSDC?")]
    public void A_misspelling_is_answered_with_what_may_be_meant(string text, string hint)
    {
        Assert.Null(Spot.Resolve(text, out string problem));
        Assert.Equal($"'{text}' is not in the list of 4 instruments. {hint}", problem);
    }

    [Fact]
    public void What_resembles_nothing_gets_no_guess()
    {
        Assert.Null(Spot.Resolve("XYZ", out string problem));
        Assert.EndsWith("instruments.", problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_instrument_written_any_way_is_itself_or_ambiguous()
    {
        Gen<string> word = Gen.Elements("BTC", "ETH", "USDT", "USD", "USDC", "1000PEPE", "P", "BTCUSD", "TUSD", "T");
        Gen<VenueInstrument> line =
            from coin in word
            from quote in word
            from market in Gen.Elements(MarketKind.Spot, MarketKind.Perp)
            from form in Gen.Elements("{0}{1}", "{0}-{1}", "{0}_{1}", "{0}-{1}-SWAP", "{0}{1}_PERP", "{0}-PERPETUAL")
            select Coin(string.Format(form, coin, quote), coin, quote, market);
        Gen<Func<VenueInstrument, string>> way = Gen.Elements<Func<VenueInstrument, string>>(
            of => of.Instrument.Symbol,
            of => of.Instrument.Symbol.ToLowerInvariant(),
            of => $"{of.Instrument.Base}/{of.Instrument.Quote}",
            of => $"{of.Instrument.Base}-{of.Instrument.Quote}".ToLowerInvariant(),
            of => $"{of.Instrument.Base} {of.Instrument.Quote}",
            of => of.Instrument.Base + of.Instrument.Quote,
            of => of.Instrument.Market == MarketKind.Perp ? $"{of.Instrument.Base}{of.Instrument.Quote}.P" : of.Instrument.Symbol,
            of => of.Instrument.Market == MarketKind.Perp ? $"{of.Instrument.Base}{of.Instrument.Quote}-PERP" : of.Instrument.Symbol);
        Prop.ForAll(line.NonEmptyListOf().Zip(way).ToArbitrary(), written =>
        {
            VenueInstrument[] list = [.. written.Item1.DistinctBy(of => of.Instrument.Symbol)];
            SymbolList symbols = new(list);
            foreach (VenueInstrument meant in list)
            {
                string text = written.Item2(meant);
                VenueInstrument? found = symbols.Resolve(text, out string problem);
                bool isAnothersOwn = list.Any(other => other != meant && other.Instrument.Symbol.Equals(text, StringComparison.OrdinalIgnoreCase));
                Assert.True(found == meant || isAnothersOwn || (found is null && problem.Contains(" may be ", StringComparison.Ordinal)), $"{text}: {found} {problem}");
            }
        }).Holds();
    }

    private static string Found(SymbolList list, string text)
    {
        VenueInstrument? found = list.Resolve(text, out string problem);
        Assert.True(found is not null, problem);
        return found.Instrument.Symbol;
    }

    private static VenueInstrument Coin(string symbol, string coin, string quote, MarketKind market = MarketKind.Spot) =>
        new() { Instrument = new Instrument("here", market, symbol) { Base = coin, Quote = quote }, Product = "any" };
}
