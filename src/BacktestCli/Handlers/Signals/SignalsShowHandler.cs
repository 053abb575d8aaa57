using System.Text.Json;
using BacktestCli.Composition;
using BacktestCli.Core.Market;
using BacktestCli.Data;
using BacktestCli.Signals.Chat;
using BacktestCli.Signals.Store;

namespace BacktestCli.Handlers.Signals;

/// <summary>Shows recordings: all in a line each, or one in full, from the question to what was read in the answer.</summary>
internal sealed class SignalsShowHandler(Terminal terminal, Surroundings surroundings)
{
    private const int KeyDigits = 16;

    /// <summary>Lists a store, or shows the one recording whose key begins so.</summary>
    public int Execute(string file, string? key)
    {
        string path = surroundings.Resolve(file);
        if (!File.Exists(path))
            throw new DataException($"there is no file {file}. Record one: backtest signals generate --strategy llm-sentiment --signals {file}");
        using RecordingStore store = RecordingStore.Open(path);
        Recording[] found = [.. store.Recordings().Where(recording => key is null || recording.Key.StartsWith(key, StringComparison.OrdinalIgnoreCase))];
        if (key is not null && found.Length != 1)
        {
            throw new DataException(found.Length == 0
                ? $"{file} has no recording whose key begins with {key}. List them: backtest signals show {file}"
                : $"{file} has {found.Length:N0} recordings whose key begins with {key}: give more of it.");
        }

        if (terminal.Json)
            terminal.WriteJson(json => Write(json, found, key is not null));
        else if (key is null)
            List(found);
        else
            Print(found[0]);
        return ExitCode.Done;
    }

    private void List(IEnumerable<Recording> recordings)
    {
        terminal.Out.WriteLine($"{"key",-KeyDigits}  {"time",-20}  {"contract",-10} {"origin",-24} {"tokens",8}  instruments");
        foreach (Recording one in recordings.OrderBy(one => one.Time).ThenBy(one => one.Key, StringComparer.Ordinal))
        {
            terminal.Out.WriteLine($"{one.Key[..KeyDigits]}  {UtcTime.Format(one.Time),-20}  {one.Contract,-10} {one.Origin.ToString(),-24} "
                + $"{one.InputTokens + one.OutputTokens,8:N0}  {string.Join(", ", one.Instruments)}");
        }
    }

    private void Print(Recording one)
    {
        TextWriter output = terminal.Out;
        output.WriteLine($"key        {one.Key}");
        output.WriteLine($"asked      {one.Contract}, template {one.Template}, about {string.Join(", ", one.Instruments)} at {UtcTime.Format(one.Time)}");
        output.WriteLine($"models     {string.Join(", then ", one.Models)}");
        output.WriteLine($"answered   {one.Model?.ToString() ?? "nobody"} ({one.Origin}), {UtcTime.Format(one.AskedAt)}, {one.LatencyMilliseconds:N0} ms");
        output.WriteLine($"took       {one.InputTokens:N0} tokens sent, {one.OutputTokens:N0} answered, {AskingText.Cost(one.CostUsd)}");
        foreach (ChatAttempt attempt in one.Attempts)
            output.WriteLine($"attempt    {attempt.Model}: {attempt.Outcome}");
        foreach (ChatMessage message in one.Messages)
            output.WriteLine($"\n── {message.Role.ToString().ToLowerInvariant()}\n{message.Text}");
        if (one.Text is { } text)
            output.WriteLine($"\n── answer, as it came\n{text}");
        foreach (string repair in one.Repairs)
            output.WriteLine($"repair     {repair}");
        if (one.Answer is { } answer)
            output.WriteLine($"\n── answer, as it was read\n{answer.GetRawText()}");
        if (one.Reason is { } reason)
            output.WriteLine($"\nnobody answered: {reason}");
    }

    private static void Write(Utf8JsonWriter json, Recording[] recordings, bool inFull)
    {
        if (inFull)
        {
            json.WriteRawValue(RecordingLine.Write(recordings[0]));
            return;
        }

        json.WriteStartArray();
        foreach (Recording one in recordings.OrderBy(one => one.Time).ThenBy(one => one.Key, StringComparer.Ordinal))
        {
            json.WriteStartObject();
            json.WriteString("key", one.Key);
            json.WriteString("time", UtcTime.Format(one.Time));
            json.WriteString("contract", one.Contract);
            json.WriteString("origin", one.Origin.ToString());
            json.WriteString("model", one.Model?.ToString());
            json.WriteNumber("tokens", one.InputTokens + one.OutputTokens);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
