using System.Text.Json;

namespace BacktestCli.Signals.Json;

/// <summary>Finds the JSON that a text means.</summary>
public static class JsonRepair
{
    /// <summary>Reads the JSON that a text means, and says what had to be mended.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="accepts">Of several values in the text, which may be the one meant: the last that is accepted is. Null: any object or array.</param>
    /// <exception cref="JsonRepairException">There is no JSON in the text, or not the one that was asked for.</exception>
    public static RepairedJson Repair(string text, Func<JsonElement, bool>? accepts = null) => throw new JsonRepairException("no JSON in the text.");
}
