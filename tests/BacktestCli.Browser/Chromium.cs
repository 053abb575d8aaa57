using Microsoft.Playwright;

namespace BacktestCli.Browser;

/// <summary>
/// The Chromium of this machine. Where there is none the tests are skipped, loudly; with BACKTEST_REQUIRE_CHROMIUM=1 they fail. Nothing is downloaded.
/// </summary>
public sealed class Chromium : IAsyncLifetime
{
    private static readonly string[] Places = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

    private IPlaywright? _playwright;
    private IBrowser? _browser;

    /// <summary>The running browser.</summary>
    public IBrowser Browser
    {
        get
        {
            const string message = "needs Chromium: apt-get install chromium, or name the program in BACKTEST_CHROMIUM";
            if (_browser is null && Environment.GetEnvironmentVariable("BACKTEST_REQUIRE_CHROMIUM") == "1")
                Assert.Fail(message);
            Assert.SkipWhen(_browser is null, message);
            return _browser;
        }
    }

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        if (Places.Prepend(Environment.GetEnvironmentVariable("BACKTEST_CHROMIUM") ?? "").FirstOrDefault(File.Exists) is not { } program)
            return;
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = program, Args = ["--no-sandbox"] });
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
            await _browser.DisposeAsync();
        _playwright?.Dispose();
    }
}
