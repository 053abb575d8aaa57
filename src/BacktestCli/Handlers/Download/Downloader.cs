using BacktestCli.Composition;
using BacktestCli.Data.Download;

namespace BacktestCli.Handlers.Download;

/// <summary>Does what a plan says, and shows it.</summary>
internal sealed class Downloader(Terminal terminal, TimeProvider clock)
{
    /// <summary>How long the last download took.</summary>
    public TimeSpan Elapsed { get; private set; }

    /// <exception cref="Interruption">The user stopped it; what was fetched is kept.</exception>
    public async Task<DownloadResult> RunAsync(MarketData market, DownloadPlan plan, string? via, CancellationToken cancellationToken)
    {
        Announce(plan);
        var display = DownloadDisplay.For(terminal, plan, clock);
        try
        {
            DownloadResult result = await display.ShowAsync(progress => market.RunAsync(plan, via, progress, cancellationToken));
            cancellationToken.ThrowIfCancellationRequested();
            return result;
        }
        catch (OperationCanceledException fault) when (cancellationToken.IsCancellationRequested)
        {
            throw new Interruption($"interrupted; what was fetched is kept ({display.Rows:N0} rows). The same command goes on from there.", fault);
        }
        finally
        {
            Elapsed = display.Elapsed;
        }
    }

    private void Announce(DownloadPlan plan)
    {
        if (terminal.Json)
        {
            terminal.WriteEvent(json =>
            {
                json.WriteString("event", "plan");
                PlanText.Write(json, plan);
            });
        }
        else if (!terminal.Quiet)
        {
            PlanText.Print(terminal.OpenErrorConsole(), plan);
        }
    }
}
