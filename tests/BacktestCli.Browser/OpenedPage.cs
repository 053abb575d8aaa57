using Microsoft.Playwright;

namespace BacktestCli.Browser;

/// <summary>A page that is open in the browser, and everything it complained of or asked for.</summary>
internal sealed class OpenedPage : IAsyncDisposable
{
    private readonly IBrowserContext _context;
    private readonly List<string> _complaints = [];
    private readonly List<string> _requests = [];

    private OpenedPage(IBrowserContext context, IPage page) => (_context, Page) = (context, page);

    /// <summary>The page.</summary>
    public IPage Page { get; }

    /// <summary>What the console and uncaught errors said.</summary>
    public IReadOnlyList<string> Complaints => _complaints;

    /// <summary>What was fetched, the file itself aside.</summary>
    public IReadOnlyList<string> Requests => _requests;

    /// <summary>Opens a file and waits until its script is done.</summary>
    public static async Task<OpenedPage> OpenAsync(Chromium chromium, string file, int width = 1280, int height = 900, ColorScheme scheme = ColorScheme.Light)
    {
        IBrowserContext context = await chromium.Browser.NewContextAsync(new BrowserNewContextOptions
        {
            ViewportSize = new ViewportSize { Width = width, Height = height }, ColorScheme = scheme, HasTouch = width < 500, ReducedMotion = ReducedMotion.Reduce,
        });
        OpenedPage opened = new(context, await context.NewPageAsync());
        string address = new Uri(file).AbsoluteUri;
        opened.Page.Console += (_, message) => opened._complaints.Add($"{message.Type}: {message.Text}");
        opened.Page.PageError += (_, error) => opened._complaints.Add(error);
        opened.Page.Request += (_, request) =>
        {
            if (request.Url != address)
                opened._requests.Add(request.Url);
        };
        await opened.Page.GotoAsync(address);
        await opened.Page.WaitForFunctionAsync("document.documentElement.dataset.ready === 'true'");
        await opened.FrameAsync();
        return opened;
    }

    /// <summary>Waits until what was asked for is drawn.</summary>
    public Task FrameAsync() => Page.EvaluateAsync("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => requestAnimationFrame(done))))");

    /// <summary>Share of a chart's pixels that are not empty, over all its canvases.</summary>
    public Task<double> InkAsync(string chart) => Page.EvaluateAsync<double>(
        """
        id => {
          let drawn = 0, all = 0;
          for (const canvas of document.querySelectorAll(`#${id} canvas`)) {
            const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
            for (let i = 3; i < data.length; i += 4) drawn += data[i] > 0;
            all += data.length / 4;
          }
          return drawn / all;
        }
        """,
        chart);

    /// <summary>The pixels of a chart, so that two moments can be compared.</summary>
    public Task<string> PictureAsync(string chart) =>
        Page.EvaluateAsync<string>("id => [...document.querySelectorAll(`#${id} canvas`)].map(canvas => canvas.toDataURL()).join()", chart);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await _context.DisposeAsync();
}
