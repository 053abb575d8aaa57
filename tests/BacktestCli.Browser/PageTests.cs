using Microsoft.Playwright;

namespace BacktestCli.Browser;

/// <summary>A run's page in a real browser.</summary>
public sealed class PageTests(Chromium chromium, Written written) : IClassFixture<Chromium>, IClassFixture<Written>
{
    [Theory]
    [InlineData("equity-chart")]
    [InlineData("drawdown-chart")]
    [InlineData("exposure-chart")]
    [InlineData("sharpe-chart")]
    [InlineData("volatility-chart")]
    [InlineData("price-chart")]
    public async Task A_chart_is_drawn(string chart)
    {
        await using OpenedPage opened = await OpenedPage.OpenAsync(chromium, written.First);
        Assert.InRange(await opened.InkAsync(chart), 0.01, 1);
    }

    [Fact]
    public async Task The_page_asks_for_nothing_and_complains_of_nothing()
    {
        await using OpenedPage opened = await OpenedPage.OpenAsync(chromium, written.First);
        await opened.Page.Locator("#trade-table tbody button").First.ClickAsync();
        await opened.Page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = ColorScheme.Dark });
        await opened.FrameAsync();
        Assert.Empty(opened.Requests);
        Assert.Empty(opened.Complaints);
    }

    [Fact]
    public async Task A_click_on_a_head_sorts_the_trades_and_says_so()
    {
        await using OpenedPage opened = await OpenedPage.OpenAsync(chromium, written.First);
        ILocator head = opened.Page.Locator("#trade-table th", new PageLocatorOptions { HasText = "Return" });
        await head.Locator("button").ClickAsync();
        Assert.Equal("ascending", await head.GetAttributeAsync("aria-sort"));
        double[] rising = await ReturnsAsync(opened);
        Assert.Equal(rising.Order(), rising);
        Assert.True(rising.Length > 20 && rising[0] < 0);
        await head.Locator("button").ClickAsync();
        Assert.Equal("descending", await head.GetAttributeAsync("aria-sort"));
        Assert.Equal(rising.Reverse(), await ReturnsAsync(opened));
    }

    [Fact]
    public async Task A_choice_leaves_the_trades_that_fit()
    {
        await using OpenedPage opened = await OpenedPage.OpenAsync(chromium, written.First);
        int all = (await ReturnsAsync(opened)).Length;
        await opened.Page.GetByLabel("Outcome").SelectOptionAsync("lost");
        double[] lost = await ReturnsAsync(opened);
        Assert.InRange(lost.Length, 1, all - 1);
        Assert.All(lost, value => Assert.True(value < 0));
        await opened.Page.GetByPlaceholder("Filter by text").FillAsync("2024-07");
        Assert.All(await opened.Page.Locator("#trade-table tbody tr").AllInnerTextsAsync(), row => Assert.Contains("2024-07", row, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_click_on_a_trade_moves_the_price_chart_to_it()
    {
        await using OpenedPage opened = await OpenedPage.OpenAsync(chromium, written.First);
        string before = await opened.PictureAsync("price-chart");
        await opened.Page.Locator("#trade-table tbody button").Nth(7).ClickAsync();
        await opened.FrameAsync();
        Assert.NotEqual(before, await opened.PictureAsync("price-chart"));
        Assert.StartsWith("Trade 8:", await opened.Page.Locator("#price-note").InnerTextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_keyboard_moves_the_price_chart()
    {
        await using OpenedPage opened = await OpenedPage.OpenAsync(chromium, written.First);
        await opened.Page.Locator("#price-chart").FocusAsync();
        string whole = await opened.PictureAsync("price-chart");
        foreach (string key in new[] { "+", "+", "+", "ArrowLeft" })
        {
            await opened.Page.Keyboard.PressAsync(key);
            await opened.FrameAsync();
        }

        Assert.NotEqual(whole, await opened.PictureAsync("price-chart"));
    }

    [Theory]
    [InlineData(360)]
    [InlineData(768)]
    [InlineData(1280)]
    public async Task Nothing_hangs_over_the_edge(int width)
    {
        foreach (ColorScheme scheme in new[] { ColorScheme.Light, ColorScheme.Dark })
        {
            await using OpenedPage opened = await OpenedPage.OpenAsync(chromium, written.First, width, 800, scheme);
            Assert.Equal(width, await opened.Page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
            await Pictures.KeepAsync($"{width}-{scheme}", await opened.Page.ScreenshotAsync(new PageScreenshotOptions { FullPage = true }));
        }
    }

    private static async Task<double[]> ReturnsAsync(OpenedPage opened)
    {
        IReadOnlyList<string> heads = await opened.Page.Locator("#trade-table thead th").AllInnerTextsAsync();
        int column = heads.ToList().FindIndex(head => head.StartsWith("Return", StringComparison.Ordinal)) + 1;
        IReadOnlyList<string> cells = await opened.Page.Locator($"#trade-table tbody td:nth-child({column})").AllInnerTextsAsync();
        return [.. cells.Select(cell => double.Parse(cell.TrimEnd('%'), System.Globalization.NumberStyles.Float, System.Globalization.CultureInfo.InvariantCulture))];
    }
}
