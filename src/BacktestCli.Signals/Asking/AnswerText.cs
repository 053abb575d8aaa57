using System.Text.Json;
using BacktestCli.Signals.Contracts;
using BacktestCli.Signals.Json;
using BacktestCli.Signals.Prompts;

namespace BacktestCli.Signals.Asking;

/// <summary>Finds in a model's words the answer that a contract wants, or says every fault.</summary>
internal static class AnswerText
{
    private const string Cut = "the answer ends before it is complete: be shorter, and close every bracket.";

    /// <summary>Reads a text.</summary>
    /// <param name="text">What the model said.</param>
    /// <param name="isCut">True where it ran out of tokens.</param>
    /// <param name="contract">What was wanted.</param>
    /// <param name="question">What was asked.</param>
    /// <param name="prompt">How it was asked.</param>
    /// <returns>The JSON meant, what was mended, and the faults: none where it can be used.</returns>
    public static TextReading Read(string text, bool isCut, Contract contract, SignalQuestion question, Prompt prompt)
    {
        RepairedJson json;
        try
        {
            json = Find(text, contract);
        }
        catch (JsonRepairException fault)
        {
            return new TextReading(default, [], [fault.Message]);
        }

        ContractReading reading = contract.Read(json.Value, question, prompt);
        IReadOnlyList<string> problems = reading.Problems;
        if (problems.Count == 0 && ((json.IsTruncated && !json.LacksOnlyBraces) || (isCut && json.LacksQuote)))
            problems = [Cut];
        return new TextReading(json.Value, [.. json.Repairs, .. reading.Repairs], problems);
    }

    /// <summary>The value that keeps to the schema; where none does, whichever can be made out, so that its faults can be told.</summary>
    private static RepairedJson Find(string text, Contract contract)
    {
        try
        {
            return JsonRepair.Repair(text, value => contract.Check(value).Count == 0);
        }
        catch (JsonRepairException)
        {
            return JsonRepair.Repair(text);
        }
    }
}

/// <summary>What a model's words came to.</summary>
/// <param name="Answer">The JSON meant; undefined where there is none.</param>
/// <param name="Repairs">What was mended.</param>
/// <param name="Problems">Every fault; none where the answer can be used.</param>
internal sealed record TextReading(JsonElement Answer, IReadOnlyList<string> Repairs, IReadOnlyList<string> Problems);
