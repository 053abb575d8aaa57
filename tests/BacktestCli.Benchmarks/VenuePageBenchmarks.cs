using System.Globalization;
using System.Text;
using BacktestCli.Core.Market;
using BacktestCli.Data.Exchanges;
using BacktestCli.Data.Exchanges.Bybit;
using BacktestCli.Data.Exchanges.Deribit;
using BacktestCli.Data.Exchanges.Okx;
using BacktestCli.Data.Http.Paging;
using BacktestCli.Data.Http;
using BenchmarkDotNet.Attributes;

namespace BacktestCli.Benchmarks;

/// <summary>
/// From the UTF-8 body of an answer to columns, time per bar: a page of OKX (100 bars), of Bybit and of Deribit (1,000 bars each).
/// </summary>
[InProcess]
[MemoryDiagnoser]
public class VenuePageBenchmarks
{
    private const int Small = 100;
    private const int Large = 1_000;
    private const long Start = 1_704_067_200_000;
    private const long Minute = 60_000;

    private (BarPages Pages, BarWish Wish, HttpAnswer Answer) _okx;
    private (BarPages Pages, BarWish Wish, HttpAnswer Answer) _bybit;
    private (BarPages Pages, BarWish Wish, HttpAnswer Answer) _deribit;

    [GlobalSetup]
    public void Write()
    {
        using VenueHttp unused = new(new OkxManners(new VenueSettings()), TimeProvider.System);
        _okx = (new OkxBars(unused), Wish("okx", "SWAP"), Answer($$"""{"code":"0","msg":"","data":[{{Rows(Small, OkxRow)}}]}"""));
        _bybit = (new BybitBars(unused), Wish("bybit", "linear"), Answer(
            $$$"""{"retCode":0,"retMsg":"OK","result":{"category":"linear","symbol":"BTCUSDT","list":[{{{Rows(Large, BybitRow)}}}]},"retExtInfo":{},"time":1}"""));
        string columns = string.Join(',', new[] { "ticks", "open", "high", "low", "close", "volume", "cost" }
            .Select((name, column) => $"\"{name}\":[{string.Join(',', Enumerable.Range(0, Large).Select(bar => Values(bar)[column]))}]"));
        _deribit = (new DeribitBars(unused), Wish("deribit", "linear"), Answer($$$"""{"jsonrpc":"2.0","result":{"status":"ok",{{{columns}}}},"usIn":1}"""));
    }

    [Benchmark(OperationsPerInvoke = Small)]
    public int Okx() => Read(_okx);

    [Benchmark(OperationsPerInvoke = Large)]
    public int Bybit() => Read(_bybit);

    [Benchmark(OperationsPerInvoke = Large)]
    public int Deribit() => Read(_deribit);

    private static int Read((BarPages Pages, BarWish Wish, HttpAnswer Answer) page) => page.Pages.Read(page.Answer, page.Wish).Bars.Count;

    private static BarWish Wish(string venue, string product) =>
        new(new VenueInstrument { Instrument = new Instrument(venue, MarketKind.Perp, "BTCUSDT"), Product = product }, Interval.OneMinute);

    private static HttpAnswer Answer(string body)
    {
        using HttpResponseMessage response = new();
        return new HttpAnswer(200, "https://localhost/", response.Headers, Encoding.UTF8.GetBytes(body), body.Length);
    }

    private static string Rows(int count, Func<string[], string> row) =>
        string.Join(',', Enumerable.Range(0, count).Reverse().Select(bar => row(Values(bar))));

    private static string OkxRow(string[] bar) => $"""["{bar[0]}","{bar[1]}","{bar[2]}","{bar[3]}","{bar[4]}","{bar[5]}0","{bar[5]}","{bar[6]}","1"]""";

    private static string BybitRow(string[] bar) => $"""["{string.Join("\",\"", bar)}"]""";

    private static string[] Values(int bar)
    {
        double open = 102_806.1 + (bar % 97);
        return [.. new[] { Start + (bar * Minute), open, open + 14.3, open - 11.7, open + 2.4, 71.6404 + bar, 7_364_701.57952 + bar }
            .Select(value => value.ToString("0.#####", CultureInfo.InvariantCulture))];
    }
}
