using System.Globalization;
using BacktestCli.Core.Market;
using BacktestCli.Data.Synthetic;
using Microsoft.Playwright;

namespace BacktestCli.Browser;

/// <summary>The largest page that is common: a year of 1m bars with about a thousand trades. How fast it is depends on the machine, so that is told, not asserted.</summary>
public sealed class YearOfMinutesTests(Chromium chromium, Written written) : IClassFixture<Chromium>, IClassFixture<Written>
{
    private const int Bars = 525_600;

    private const string Count =
        """
        () => {
          window.frames = 0;
          window.began = performance.now();
          const next = () => { window.frames++; requestAnimationFrame(next); };
          requestAnimationFrame(next);
        }
        """;

    [Fact]
    public async Task A_year_of_minutes_fits_a_page_and_can_be_moved_about_in()
    {
        _ = chromium.Browser;
        WriteBars(Path.Combine(written.Folder, "minutes.csv"));
        string page = written.Page(
            "run --data minutes.csv --interval 1m --strategy rsi-volume --param rsi_period=24 --param oversold=34 --param overbought=62 --param spike=1.4 --name year --format json,html", "year");
        Assert.InRange(new FileInfo(page).Length, 1_000_000, 3_000_000);

        await using OpenedPage opened = await OpenedPage.OpenAsync(chromium, page);
        double ready = await opened.Page.EvaluateAsync<double>("performance.getEntriesByName('ready')[0].startTime");
        int trades = await opened.Page.EvaluateAsync<int>("JSON.parse(document.getElementById('data').textContent).trades.length");
        await opened.Page.Locator("#price-chart").ScrollIntoViewIfNeededAsync();
        List<string> told = [$"{new FileInfo(page).Length:N0} bytes, {trades:N0} trades, open after {ready:N0} ms (asked: under 1,500)"];
        foreach (int zooms in new[] { 0, 4, 8 })
        {
            for (int i = 0; i < zooms / 2; i++)
                await opened.Page.GetByLabel("Zoom in").ClickAsync();
            await opened.FrameAsync();
            told.Add($"{await opened.Page.Locator("#price-note").InnerTextAsync()} {await DragAsync(opened):N0} frames a second while it is dragged (asked: 30)");
        }

        foreach (string line in told)
            TestContext.Current.TestOutputHelper?.WriteLine(line);
        Assert.Empty(opened.Complaints);
        Assert.InRange(await opened.InkAsync("price-chart"), 0.01, 1);
        await Pictures.KeepAsync("year", await opened.Page.ScreenshotAsync());
    }

    private static async Task<double> DragAsync(OpenedPage opened)
    {
        LocatorBoundingBoxResult box = (await opened.Page.Locator("#price-chart").BoundingBoxAsync())!;
        IMouse mouse = opened.Page.Mouse;
        await opened.Page.EvaluateAsync(Count);
        for (int drag = 0; drag < 4; drag++)
        {
            (float from, float to) = drag % 2 == 0 ? (0.2f, 0.8f) : (0.8f, 0.2f);
            await mouse.MoveAsync(box.X + (box.Width * from), box.Y + 150);
            await mouse.DownAsync();
            await mouse.MoveAsync(box.X + (box.Width * to), box.Y + 150, new MouseMoveOptions { Steps = 60 });
            await mouse.UpAsync();
        }

        return await opened.Page.EvaluateAsync<double>("window.frames / (performance.now() - window.began) * 1000");
    }

    private static void WriteBars(string path)
    {
        SyntheticBars minutes = new() { Count = Bars, Interval = Interval.OneMinute };
        using StreamWriter file = new(path);
        file.WriteLine("open_time,open,high,low,close,volume");
        foreach (BarSeries block in minutes.ReadBlocks(TestContext.Current.CancellationToken))
        {
            for (int i = 0; i < block.Count; i++)
            {
                Bar bar = block[i];
                file.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{UtcTime.Format(bar.OpenTime)},{bar.Open},{bar.High},{bar.Low},{bar.Close},{bar.Volume}"));
            }
        }
    }
}
