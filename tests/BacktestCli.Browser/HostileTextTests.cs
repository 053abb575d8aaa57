using Microsoft.Playwright;

namespace BacktestCli.Browser;

/// <summary>Text that strategies, models and data bring along stays text.</summary>
public sealed class HostileTextTests(Chromium chromium, Written written) : IClassFixture<Chromium>, IClassFixture<Written>
{
    private const string Evil = "</script><script>window.pwned=1</script><img src=x onerror=window.pwned=1>";

    [Fact]
    public async Task A_planted_script_is_shown_and_not_run()
    {
        string json = Evil.Replace("\"", "\\\"", StringComparison.Ordinal), folder = Path.Combine(written.Folder, "hostile");
        string report = await File.ReadAllTextAsync(Path.Combine(Path.GetDirectoryName(written.First)!, "report.json"), TestContext.Current.CancellationToken);
        Directory.CreateDirectory(folder);
        await File.WriteAllTextAsync(
            Path.Combine(folder, "report.json"),
            report.Replace("\"tag\":null", $"\"tag\":\"{json}\"", StringComparison.Ordinal)
                .Replace("\"name\": \"rsi-volume\"", $"\"name\": \"{json}\"", StringComparison.Ordinal)
                .Replace("\"code\":\"few_trades\",\"text\":\"", $"\"code\":\"few_trades\",\"text\":\"{json}", StringComparison.Ordinal)
                .Replace("\"exit_reason\":\"signal\"", $"\"exit_reason\":\"{json}\"", StringComparison.Ordinal),
            TestContext.Current.CancellationToken);
        written.Run("report html hostile");

        await using OpenedPage opened = await OpenedPage.OpenAsync(chromium, Path.Combine(folder, "report.html"));
        Assert.Equal(Evil, await opened.Page.Locator("h1").InnerTextAsync());
        Assert.Contains(Evil, await opened.Page.Locator("#warnings").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Equal(26, await opened.Page.Locator("#trade-table td.words", new PageLocatorOptions { HasText = Evil }).CountAsync());
        Assert.True(await opened.Page.EvaluateAsync<bool>("window.pwned === undefined && document.images.length === 0 && document.scripts.length === 3"));
        Assert.Empty(opened.Complaints);
        Assert.Empty(opened.Requests);
    }

    [Fact]
    public async Task Nothing_runs_that_the_program_did_not_write()
    {
        string page = await File.ReadAllTextAsync(written.First, TestContext.Current.CancellationToken);
        string changed = Path.Combine(written.Folder, "changed.html");
        await File.WriteAllTextAsync(changed, page.Replace("</body>", "<script>window.pwned=1</script></body>", StringComparison.Ordinal), TestContext.Current.CancellationToken);
        await using OpenedPage opened = await OpenedPage.OpenAsync(chromium, changed);
        Assert.True(await opened.Page.EvaluateAsync<bool>("window.pwned === undefined"));
        Assert.Contains(opened.Complaints, complaint => complaint.Contains("Content Security Policy", StringComparison.Ordinal));
    }
}
