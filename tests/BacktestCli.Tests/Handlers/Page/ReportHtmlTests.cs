using System.Text.Json;
using BacktestCli.Tests.Fakes;

namespace BacktestCli.Tests.Handlers.Page;

/// <summary><c>backtest report html</c>, and the page that a run writes itself.</summary>
public sealed class ReportHtmlTests : IDisposable
{
    private readonly Session _session = new();

    public void Dispose() => _session.Dispose();

    [Fact]
    public void A_stored_report_finds_its_bars_by_their_fingerprint()
    {
        Run("--data", "sample");
        _session.Expect(0, "report", "html", "runs/mine");
        Assert.Equal("runs/mine/report.html\n", _session.Out);
        JsonElement data = Data("runs/mine/report.html");
        Assert.Equal(8_760, data.GetProperty("charts")[0].GetProperty("count").GetInt32());
        Assert.Equal(["rsi(close, rsi_period)", "sma(volume, volume_period)"], data.GetProperty("charts")[0].GetProperty("lines").EnumerateArray().Select(line => line.GetProperty("name").GetString()!));
    }

    [Fact]
    public void Other_bars_than_those_of_the_run_make_no_price_chart_and_the_page_and_the_console_say_so()
    {
        Run("--data", "sample");
        _session.Expect(0, "data", "export", "--data", "sample", "--out", "all.csv");
        string[] lines = File.ReadAllLines(_session.PathOf("all.csv"));
        string[] cells = lines[100].Split(',');
        cells[4] = cells[3];
        lines[100] = string.Join(',', cells);
        File.WriteAllLines(_session.PathOf("other.csv"), lines);

        _session.Expect(0, "report", "html", "runs/mine/report.json", "--data", "other.csv", "--out", "page.html");
        Assert.Contains("No price chart of synthetic spot BTCUSDT 1h: the bars found are not those of the run", _session.Error, StringComparison.Ordinal);
        Assert.Contains("No price chart of synthetic spot BTCUSDT 1h", File.ReadAllText(_session.PathOf("page.html")), StringComparison.Ordinal);
        Assert.Empty(Data("page.html").GetProperty("charts").EnumerateArray());

        _session.Expect(0, "report", "html", "runs/mine/report.json", "--data", "all.csv", "--out", "page.html");
        Assert.Single(Data("page.html").GetProperty("charts").EnumerateArray());
    }

    [Fact]
    public void A_run_of_a_file_asks_for_the_file()
    {
        _session.Expect(0, "data", "export", "--data", "sample", "--out", "all.csv");
        Run("--data", "all.csv");
        _session.Expect(0, "report", "html", "runs/mine");
        Assert.Contains("the run read a file. Name the file that was run with --data.", _session.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Holding_ends_where_the_report_says_it_does()
    {
        Run("--data", "sample", "--format", "json,html");
        JsonElement data = Data("runs/mine/report.html");
        using JsonDocument report = JsonDocument.Parse(File.ReadAllBytes(_session.PathOf("runs/mine/report.json")));
        double held = data.GetProperty("course").GetProperty("hold").EnumerateArray().Last().GetDouble();
        Assert.Equal(report.RootElement.GetProperty("metrics").GetProperty("buy_and_hold_return").GetDouble(), (held / 10_000) - 1, 1e-9);
    }

    [Fact]
    public void A_run_draws_its_stops_and_targets()
    {
        File.WriteAllText(_session.PathOf("stops.yaml"), """
            name: stops
            description: Always in, with a stop and a target.
            entry: close > 0
            exit: close < 0
            size: 50%
            stop_loss: 2%
            take_profit: 4%
            """);
        _session.Expect(0, "run", "--strategy", "stops.yaml", "--data", "sample", "--name", "mine", "--format", "json,html", "--quiet");
        JsonElement data = Data("runs/mine/report.html");
        JsonElement trade = data.GetProperty("trades")[0], stop = data.GetProperty("levels").EnumerateArray().First(level => level.GetProperty("stop").GetBoolean());
        Assert.Equal(trade.GetProperty("entry").GetInt64(), stop.GetProperty("from").GetInt64());
        Assert.Equal(trade.GetProperty("entryPrice").GetDouble() * 0.98, stop.GetProperty("price").GetDouble(), 0.01);

        _session.Expect(0, "report", "html", "runs/mine", "--strategy", "stops.yaml", "--out", "page.html");
        Assert.Empty(Data("page.html").GetProperty("levels").EnumerateArray());
        Assert.Contains("there is no orders.csv beside the report", _session.Error, StringComparison.Ordinal);

        File.WriteAllText(_session.PathOf("runs/mine/orders.csv"), "time,instrument,order,type,side,state,quantity,price,reason,tag\n");
        _session.Expect(0, "report", "html", "runs/mine", "--strategy", "stops.yaml", "--out", "page.html");
        Assert.Contains("the orders.csv beside the report is not that of its run", _session.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("stop_loss: 2%\ntake_profit: 4%")]
    [InlineData("stop_loss: 2%\ntrailing_stop: 3%")]
    [InlineData("")]
    public void A_stored_report_with_its_orders_makes_the_page_that_the_run_made(string protection)
    {
        File.WriteAllText(_session.PathOf("held.yaml"), $"name: held\ndescription: In above an average.\nentry: close > sma(close, 20)\nexit: close < sma(close, 20)\nsize: 50%\n{protection}\n");
        _session.Expect(0, "run", "--strategy", "held.yaml", "--data", "sample", "--name", "mine", "--format", "json,csv,html", "--quiet");
        _session.Expect(0, "report", "html", "runs/mine", "--strategy", "held.yaml", "--out", "page.html");

        Assert.Equal(File.ReadAllText(_session.PathOf("runs/mine/report.html")), File.ReadAllText(_session.PathOf("page.html")));
        Assert.Equal(protection.Contains("stop_loss", StringComparison.Ordinal), Data("page.html").GetProperty("levels").GetArrayLength() > 0);
    }

    [Fact]
    public void A_strategy_of_code_has_its_indicators_drawn()
    {
        File.WriteAllText(_session.PathOf("Mean.cs"), """
            using BacktestCli.Core.Indicators;
            using BacktestCli.Core.Strategies;
            using BacktestCli.Core.Trading;

            [Strategy("mean", "Buys above an average.")]
            public sealed class Mean : IStrategy
            {
                private readonly Sma _mean = new(20);

                public int WarmUpBars => 20;

                public void OnBar(IStrategyContext context)
                {
                    if (context.Bar.Close > _mean.Update(context.Bar.Close) && context.Position.IsFlat)
                        context.Submit(new MarketOrder(Side.Buy, Size.OfEquity(0.5m)));
                }
            }
            """);
        _session.Expect(0, "run", "--strategy", "Mean.cs", "--data", "sample", "--name", "mine", "--format", "json,html", "--quiet");
        JsonElement line = Assert.Single(Data("runs/mine/report.html").GetProperty("charts")[0].GetProperty("lines").EnumerateArray());
        Assert.Equal(("mean (sma)", true), (line.GetProperty("name").GetString(), line.GetProperty("price").GetBoolean()));

        _session.Expect(0, "report", "html", "runs/mine", "--strategy", "Mean.cs", "--out", "page.html");
        Assert.Equal(File.ReadAllText(_session.PathOf("runs/mine/report.html")), File.ReadAllText(_session.PathOf("page.html")));
    }

    [Fact]
    public void A_page_asked_for_changes_no_other_file()
    {
        Run("--data", "sample");
        byte[] before = File.ReadAllBytes(_session.PathOf("runs/mine/report.json"));
        Run("--data", "sample", "--format", "json,html,csv");
        Assert.Equal(before, File.ReadAllBytes(_session.PathOf("runs/mine/report.json")));
    }

    [Fact]
    public void What_is_no_report_is_told_with_its_next_step()
    {
        _session.Expect(3, "report", "html", "nowhere");
        Assert.EndsWith("Name a report.json, or the folder of a run.\n", _session.Error, StringComparison.Ordinal);
        File.WriteAllText(_session.PathOf("report.json"), "{}");
        _session.Expect(3, "report", "html", "report.json");
        Assert.Contains("report.json is not a report", _session.Error, StringComparison.Ordinal);
    }

    private void Run(params string[] options) => _session.Expect(0, ["run", "--strategy", "rsi-volume", "--name", "mine", "--quiet", .. options]);

    private JsonElement Data(string page)
    {
        string text = File.ReadAllText(_session.PathOf(page)).Split("id=\"data\">")[1];
        using JsonDocument document = JsonDocument.Parse(text[..text.IndexOf("</script>", StringComparison.Ordinal)]);
        return document.RootElement.Clone();
    }
}
