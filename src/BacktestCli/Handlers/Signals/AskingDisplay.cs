using BacktestCli.Composition;
using BacktestCli.Signals.Asking;
using Spectre.Console;

namespace BacktestCli.Handlers.Signals;

/// <summary>Shows the asking while it goes on: a bar on a terminal, a line every ten seconds on a pipe, events for a machine.</summary>
/// <param name="terminal">How to talk.</param>
/// <param name="total">Questions.</param>
/// <param name="clock">For rates and the time left.</param>
internal sealed class AskingDisplay(Terminal terminal, int total, TimeProvider clock) : IProgress<AskingProgress>
{
    private static readonly TimeSpan Line = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Event = TimeSpan.FromMilliseconds(100);

    private readonly long _start = clock.GetTimestamp();
    private AskingProgress _latest = new(0, total);
    private ProgressTask? _bar;
    private long _shown;

    /// <summary>Asks, and shows it.</summary>
    public async Task<T> ShowAsync<T>(Func<IProgress<AskingProgress>, Task<T>> ask)
    {
        if (terminal.CanAnimate && total > 0)
        {
            return await terminal.OpenErrorConsole().Progress()
                .Columns(new ProgressBarColumn(), new PercentageColumn(), new TaskDescriptionColumn { Alignment = Justify.Left })
                .StartAsync(context =>
                {
                    _bar = context.AddTask(Markup.Escape(Text), maxValue: total);
                    return ask(this);
                });
        }

        if (terminal.Json)
            return await ask(this);
        await using ITimer timer = clock.CreateTimer(_ => terminal.Note(Text), null, Line, Line);
        return await ask(this);
    }

    /// <inheritdoc/>
    public void Report(AskingProgress value)
    {
        _latest = value;
        if (_bar is { } bar)
            (bar.Value, bar.Description) = (value.Done, Markup.Escape(Text));
        if (!terminal.Json || (value.Done < value.Total && _shown != 0 && clock.GetElapsedTime(_shown) < Event))
            return;
        _shown = clock.GetTimestamp();
        terminal.WriteEvent(json =>
        {
            json.WriteString("event", "progress");
            json.WriteNumber("done", value.Done);
            json.WriteNumber("total", value.Total);
            json.WriteNumber("stored", value.Stored);
            json.WriteNumber("asked", value.Asked);
            json.WriteNumber("repaired", value.Repaired);
            json.WriteNumber("fallbacks", value.Fallbacks);
            json.WriteNumber("abstained", value.Abstained);
            json.WriteNumber("tokens", value.Tokens);
            if (value.CostUsd is { } cost)
                json.WriteNumber("cost_usd", cost);
        });
    }

    private string Text => AskingText.Progress(_latest, clock.GetElapsedTime(_start));
}
