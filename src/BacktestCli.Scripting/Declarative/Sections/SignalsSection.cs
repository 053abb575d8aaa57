using BacktestCli.Core;
using BacktestCli.Core.Strategies;
using BacktestCli.Scripting.Declarative.Binding;
using BacktestCli.Scripting.Declarative.Planning;
using BacktestCli.Scripting.Declarative.Running;
using BacktestCli.Scripting.Declarative.Yaml;

namespace BacktestCli.Scripting.Declarative.Sections;

/// <summary>Reads <c>signals</c>: what a language model is asked, and when.</summary>
/// <param name="file">The keys of the file.</param>
/// <param name="scope">What its expressions can use; its indicators are known by now.</param>
internal sealed class SignalsSection(Section file, Scope scope)
{
    private const string Portfolio = "portfolio";

    private static readonly string[] Keys = ["contract", "every", "window", "valid_for", "show", "rules", "batch", "combine"];

    private static readonly string[] Contracts = ["sentiment", "regime", "rules", "factor"];

    private readonly AmountReader _amounts = new(scope);

    /// <summary>What is asked; null where the file asks nothing, or where something is wrong, which is reported.</summary>
    public SignalRule? Read()
    {
        if (file.Keys("signals", "contract: sentiment") is not { } mapping)
            return null;
        Section section = new(mapping, "signals", Keys, scope.Problems);
        YamlScalar? contract = section.Require("contract", "sentiment");
        if (contract is not null && !Contracts.Contains(contract.Value))
            Report(contract, contract.Value == Portfolio
                ? "the contract portfolio asks about all instruments at once, and a file decides about one: a strategy in C# can ask so, as llm-portfolio does."
                : $"there is no contract {contract.Value}; there are {string.Join(", ", Contracts)}.{Spelling.DidYouMean(contract.Value, Contracts)}");
        ShownValue[] shown = ReadShown(section.Find("show"));
        string kind = contract?.Value ?? "";
        SignalRule rule = new(kind)
        {
            FirstSlot = scope.SignalSlots!.Value,
            Every = _amounts.Count(section.Text("every"), "every"),
            Window = _amounts.Count(section.Text("window"), "window"),
            ValidFor = _amounts.Count(section.Text("valid_for"), "valid_for"),
            Batch = _amounts.Count(section.Text("batch"), "batch"),
            Shown = shown,
            ShownSlot = scope.Plan.ReserveSlots(shown.Length),
            Rules = kind == "rules" ? section.Require("rules", "Buy when the price has risen for three bars; sell when it falls.")?.Value : null,
            Combination = ReadCombination(section.Text("combine")),
        };
        if (Contracts.Contains(kind))
            ReportStray(section, kind);
        return contract is null ? null : rule;
    }

    /// <summary>Reports a file that asks a model and makes nothing of what it says.</summary>
    public void ReportDeaf(YamlMapping whole)
    {
        if (whole.Pairs.FirstOrDefault(pair => pair.Key.Value == "signals") is { } pair && !scope.IsListening && !scope.IsMentioned(SignalNode.Word))
            Report(pair.Key, "a model is asked and never listened to: use signal.score or another of its values in entry, exit or size, or leave signals out.");
    }

    private ShownValue[] ReadShown(YamlNode? node)
    {
        if (node is null)
            return [];
        if (node is not YamlList { Texts: { Count: > 0 } names })
        {
            Report(node, "show takes a list of this file's indicators, as in `show: [rsi, usual_volume]`.");
            return [];
        }

        foreach (YamlScalar twice in names.Where((name, i) => names.Take(i).Any(before => before.Value == name.Value)))
            Report(twice, $"{twice.Value} is shown twice; show it once.");
        return [.. names.Select(Shown).OfType<ShownValue>()];
    }

    private ShownValue? Shown(YamlScalar name)
    {
        scope.Mention(name.Value);
        if (scope.FindDefinition(name.Value) is not { } definition)
            return Report(name, Unknown(name.Value));
        if (definition.Bind(scope) is not { } node)
            return null;
        if (scope.Hears(name.Value))
            return Report(name, $"{name.Value} is made of what the model says, and cannot be shown to it before.");
        if (node.PositionNames.FirstOrDefault() is { } ofPosition)
            return Report(name, $"{name.Value} cannot be shown: {ofPosition} is known only while a position is held.");
        if (node.IsFixed)
            return Report(name, $"{name.Value} never changes: showing it says nothing.");
        return new ShownValue(name.Value, node);
    }

    private string Unknown(string name)
    {
        if (BarNode.All.ContainsKey(name))
            return $"{name} is shown anyway: every bar of the window is.";
        string[] names = [.. scope.Definitions.Select(definition => definition.Name)];
        if (Spelling.Nearest(name, names) is { } nearest)
            scope.Mention(nearest);
        return $"no indicator of this file is called {name}; name it under indicators.{Spelling.DidYouMean(name, names)}";
    }

    private SignalCombination? ReadCombination(YamlScalar? text)
    {
        if (text is null)
            return null;
        string[] words = [.. Enum.GetNames<SignalCombination>().Select(name => name.ToLowerInvariant())];
        int found = Array.IndexOf(words, text.Value);
        if (found >= 0)
            return (SignalCombination)found;
        Report(text, $"combine is {text.Value}; it is one of {string.Join(", ", words)}.{Spelling.DidYouMean(text.Value, words)}");
        return null;
    }

    /// <summary>Keys that mean nothing for this contract.</summary>
    private void ReportStray(Section section, string contract)
    {
        foreach ((string key, string user) in new[] { ("rules", "rules"), ("batch", "rules"), ("combine", "factor") })
        {
            if (user != contract && section.Find(key) is { } node)
                Report(node, $"{key} means nothing for the contract {contract}; it belongs to {user}.");
        }
    }

    private ShownValue? Report(YamlNode at, string message)
    {
        scope.Problems.Add(at.Line, at.Column, message);
        return null;
    }
}
