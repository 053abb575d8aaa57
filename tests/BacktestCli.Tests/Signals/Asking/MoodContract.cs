using System.Globalization;
using System.Text.Json;
using BacktestCli.Core.Strategies;
using BacktestCli.Signals.Chat;
using BacktestCli.Signals.Contracts;
using BacktestCli.Signals.Prompts;

namespace BacktestCli.Tests.Signals.Asking;

/// <summary>A contract as small as one can be: the bars in, a mood from -1 to 1 out, of every instrument alike.</summary>
internal sealed class MoodContract(int version = 1, bool dependsOnAccount = false) : Contract
{
    private int _readings;

    /// <summary>How often an answer was read against its question.</summary>
    public int Readings => _readings;

    public override string Name => "mood";

    public override int Version => version;

    public override string Description => "How the market feels.";

    public override bool CanBeAnonymous => false;

    public override bool DependsOnAccount => dependsOnAccount;

    public override string Schema => """{"type":"object"}""";

    public override Prompt Write(SignalQuestion question, PromptOptions options)
    {
        IEnumerable<string> lines = question.Instruments.SelectMany(window => window.Bars
            .Select((bar, i) => $"bar t-{window.Bars.Count - 1 - i}: close {bar.Close.ToString(CultureInfo.InvariantCulture)}")
            .Prepend($"{window.Instrument}"));
        string held = question.Account is { } account ? $"\nheld: {string.Join(", ", account.Positions.Select(one => one.Quantity))}" : "";
        string text = string.Join('\n', lines) + held;
        return new Prompt
        {
            Messages = [new(ChatRole.System, "Say {\"mood\": -1 to 1}."), new(ChatRole.User, text)],
            Disguise = new Disguise(false, [.. question.Instruments.Select(window => (window.Instrument, window.Instrument.Symbol, 1.0))]),
            EstimatedTokens = text.Length / 4,
        };
    }

    public override ContractReading Read(JsonElement answer, SignalQuestion question, Prompt prompt)
    {
        Interlocked.Increment(ref _readings);
        IReadOnlyList<string> problems = Check(answer);
        return new ContractReading(problems.Count > 0 ? [] : [.. question.Instruments.Select(window => Of(window, answer, question.Time))], problems);
    }

    public override IReadOnlyList<string> Check(JsonElement answer)
    {
        if (answer.ValueKind != JsonValueKind.Object || !answer.TryGetProperty("mood", out JsonElement mood) || mood.ValueKind != JsonValueKind.Number)
            return ["mood: must be a number."];
        return Math.Abs(mood.GetDouble()) > 1 ? [$"mood: is {mood.GetRawText()}; it must be from -1 to 1."] : [];
    }

    private static InstrumentSignal Of(InstrumentWindow window, JsonElement answer, long time) => new(window.Instrument, new Signal
    {
        Time = time,
        Score = answer.GetProperty("mood").GetDouble(),
        Confidence = 1,
        StopLoss = answer.TryGetProperty("stop", out JsonElement stop) ? stop.GetDouble() : null,
        Origin = SignalOrigin.Primary,
    });
}
