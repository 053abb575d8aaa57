using System.Globalization;
using BacktestCli.Core.Market;
using BacktestCli.Core.Strategies;
using BacktestCli.Scripting.Declarative.Binding;
using BacktestCli.Scripting.Declarative.Planning;
using BacktestCli.Scripting.Declarative.Running;
using BacktestCli.Scripting.Declarative.Yaml;

namespace BacktestCli.Scripting.Declarative.Sections;

/// <summary>Reads a whole strategy file, section by section.</summary>
internal sealed class StrategyReader(Scope scope)
{
    /// <summary>Each may hold as many numbers as its look-back is long.</summary>
    private const int MostSteps = 200;

    private const int MostWarmUpBars = 100_000;

    private static readonly string[] Keys =
    [
        "name", "description", "parameters", "indicators", "signals", "warm_up", "entry", "exit", "order", "size", "stop_loss", "take_profit",
        "trailing_stop", "scale_in", "scale_out", "max_positions", "data",
    ];

    private readonly ProblemList _problems = scope.Problems;

    /// <summary>The strategy; null where anything is wrong, which is reported.</summary>
    public StrategyEntry? Read(YamlMapping mapping, string sourceHash)
    {
        bool isWhole = _problems.Count == 0;
        Section file = new(mapping, "a strategy", Keys, _problems);
        string name = ReadName(file.Require("name", "my-strategy"));
        string description = file.Require("description", "Buys when …; sells when ….")?.Value ?? "";
        if (file.Find("signals") is not null)
            scope.TakeSignals();
        int before = _problems.Count;
        if (file.Keys("parameters", "period: { type: int, default: 14 }") is { } parameters)
            new ParametersSection(scope).Read(parameters);
        bool knowsDefaults = _problems.Count == before;
        if (file.Keys("indicators", "average: sma(close, 20)") is { } indicators)
            new IndicatorsSection(scope).Read(indicators);
        SignalsSection asks = new(file, scope);
        SignalRule? signals = asks.Read();
        int warmUp = ReadWarmUp(file.Text("warm_up"));
        Rules? rules = new RulesSection(file, scope, isWhole).Read();
        StrategyData? data = file.Keys("data", "exchange: binance") is { } dataMapping
            ? new DataSection(_problems).Read(dataMapping)
            : null;
        if (data is not null && data.Interval != default)
            ReportMisfits(scope.Definitions, data.Interval);
        if (knowsDefaults)
            ReportBroken(rules, signals);
        if (isWhole)
            ReportUnused();
        if (isWhole)
            asks.ReportDeaf(mapping);
        if (rules is null || _problems.Count > 0)
            return null;
        return new StrategyEntry
        {
            Name = name,
            Description = description,
            Parameters = [.. scope.Parameters.Select(parameter => parameter.Declaration)],
            SourceHash = sourceHash,
            Data = data,
            Create = new Blueprint(scope.Plan, scope.Parameters, rules, data?.Interval) { LeastWarmUpBars = warmUp, Signals = signals }.Create,
        };
    }

    private string ReadName(YamlScalar? name)
    {
        if (name is null)
            return "";
        if (StrategyName.Problem(name.Value) is { } problem)
            _problems.Add(name.Line, name.Column, problem);
        return name.Value;
    }

    private int ReadWarmUp(YamlScalar? bars)
    {
        if (bars is null || (int.TryParse(bars.Value, NumberStyles.None, null, out int count) && count is >= 1 and <= MostWarmUpBars))
            return bars is null ? 1 : int.Parse(bars.Value, NumberStyles.None, null);
        _problems.Add(bars.Line, bars.Column, $"warm_up is {bars.Value}: it must be a whole number of bars from 1 to {MostWarmUpBars:N0}.");
        return 1;
    }

    /// <summary>Reports longer bars that cannot be made of those that the file itself asks for.</summary>
    private void ReportMisfits(IEnumerable<Definition> definitions, Interval run)
    {
        foreach (LongerInterval on in definitions.Select(definition => definition.On).OfType<LongerInterval>())
        {
            if (!LongerBars.CanMake(on.Interval, run))
                _problems.Add(on.Source, 0, LongerStep.Misfit(on.Interval, run));
        }
    }

    /// <summary>Reports what cannot be with the parameters' defaults.</summary>
    private void ReportBroken(Rules? rules, SignalRule? signals)
    {
        if (scope.Plan.Size > MostSteps)
        {
            _problems.Add(1, 1, $"the file has {scope.Plan.Size:N0} indicators, look-backs and crossings; the most is {MostSteps}.");
            return;
        }

        double[] slots = scope.DefaultSlots();
        foreach (PlacedProblem problem in scope.Plan.Steps.SelectMany(step => step.Problems(slots))
            .Concat(rules?.Problems(slots) ?? []).Concat(signals?.Problems(slots) ?? []))
            _problems.Add(problem.Source, problem.Offset, problem.Message);
    }

    private void ReportUnused()
    {
        foreach (DeclaredParameter parameter in scope.Parameters.Where(parameter => !scope.IsMentioned(parameter.Declaration.Name)))
            _problems.Add(
                parameter.Key.Line,
                parameter.Key.Column,
                $"parameter {parameter.Declaration.Name} is never used; use it or remove it.");
        foreach (Definition definition in scope.Definitions.Where(definition => !scope.IsMentioned(definition.Name)))
            _problems.Add(definition.Key.Line, definition.Key.Column, $"indicator {definition.Name} is never used; use it or remove it.");
    }
}
