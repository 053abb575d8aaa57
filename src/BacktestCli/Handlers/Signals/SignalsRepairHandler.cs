using System.Text.Json;
using BacktestCli.Composition;
using BacktestCli.Core;
using BacktestCli.Data;
using BacktestCli.Signals;
using BacktestCli.Signals.Contracts;
using BacktestCli.Signals.Json;

namespace BacktestCli.Handlers.Signals;

/// <summary>Reads the JSON that a text means, as answers of models are read, and says what had to be mended.</summary>
internal sealed class SignalsRepairHandler(Terminal terminal, Surroundings surroundings)
{
    private const string StandardInput = "-";

    /// <summary>Reads a file, or standard input where it is <c>-</c>.</summary>
    public int Execute(string file, string? contractName)
    {
        Contract? contract = contractName is null ? null : ContractCatalog.FindOrNull(contractName)
            ?? throw new UsageException($"--contract is '{contractName}': there is no such contract; there are {string.Join(", ", ContractCatalog.Names)}.{Spelling.DidYouMean(contractName, ContractCatalog.Names)}");
        RepairedJson repaired = Repair(Read(file), contract);
        IReadOnlyList<string> problems = [];
        if (contract?.ReadPlain(repaired.Value) is { } read)
        {
            problems = read.Problems;
            repaired = repaired with
            {
                Value = read.Answer is { } plain ? JsonElement.Parse(plain) : repaired.Value,
                Repairs = [.. repaired.Repairs, .. read.Repairs],
            };
        }

        if (terminal.Json)
            terminal.WriteJson(json => Write(json, repaired, contract, problems));
        else
            Print(repaired, contract, problems);
        return problems.Count > 0 ? ExitCode.Provider : ExitCode.Done;
    }

    private string Read(string file)
    {
        if (file == StandardInput)
            return surroundings.In.ReadToEnd();
        try
        {
            return File.ReadAllText(surroundings.Resolve(file));
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new DataException($"{file} cannot be read: {fault.Message} Name a file, or - for standard input.", fault);
        }
    }

    private static RepairedJson Repair(string text, Contract? contract)
    {
        try
        {
            return contract is null ? JsonRepair.Repair(text) : Accepted(text, contract) ?? JsonRepair.Repair(text);
        }
        catch (JsonRepairException fault)
        {
            throw new SignalException($"there is no answer in the text: {fault.Message}", fault);
        }
    }

    private static RepairedJson? Accepted(string text, Contract contract)
    {
        try
        {
            return JsonRepair.Repair(text, value => contract.Check(value).Count == 0);
        }
        catch (JsonRepairException)
        {
            return null;
        }
    }

    private void Print(RepairedJson repaired, Contract? contract, IReadOnlyList<string> problems)
    {
        terminal.Out.WriteLine(repaired.Value.GetRawText());
        foreach (string repair in repaired.Repairs)
            terminal.Note($"repair: {repair}");
        if (repaired.Repairs.Count == 0)
            terminal.Note("it was JSON as it stood.");
        if (repaired.IsTruncated)
            terminal.Note("the text ends before the value does: its last part may be missing.");
        foreach (string problem in problems)
            terminal.Complain($"{contract!.Name}: {problem}");
        if (contract is not null && problems.Count == 0)
            terminal.Note($"it keeps to the contract {contract.Name}.");
    }

    private static void Write(Utf8JsonWriter json, RepairedJson repaired, Contract? contract, IReadOnlyList<string> problems)
    {
        json.WriteStartObject();
        json.WritePropertyName("value");
        repaired.Value.WriteTo(json);
        DataJson.Strings(json, "repairs", repaired.Repairs);
        json.WriteBoolean("truncated", repaired.IsTruncated);
        json.WriteString("contract", contract?.Name);
        DataJson.Strings(json, "problems", problems);
        json.WriteEndObject();
    }
}
