using System.Text.Json;
using BacktestCli.Core.Market;
using BacktestCli.Core.Strategies;

namespace BacktestCli.Handlers;

/// <summary>What the strategy commands say, as JSON.</summary>
internal static class StrategyJson
{
    /// <summary>Writes one strategy.</summary>
    /// <param name="json">Where to.</param>
    /// <param name="strategy">Which.</param>
    /// <param name="whole">True for its data, parameters and text too.</param>
    public static void Write(Utf8JsonWriter json, CheckedStrategy strategy, bool whole)
    {
        json.WriteStartObject();
        json.WriteString("name", strategy.Entry?.Name ?? strategy.Name);
        json.WriteString("file", strategy.Source?.File);
        json.WriteBoolean("built_in", strategy.Source is { IsBuiltIn: true });
        json.WriteString("description", strategy.Entry?.Description);
        if (whole && strategy.Entry is { } entry)
        {
            json.WriteString("source_hash", entry.SourceHash);
            json.WriteNumber("warm_up_bars", strategy.WarmUpBars!.Value);
            Data(json, entry.Data);
            DataJson.List(json, "parameters", entry.Parameters, parameter => Parameter(json, parameter));
            Signals(json, strategy.Signals);
            json.WriteString("text", strategy.Source!.Assembly is null ? strategy.Source.Text : null);
        }

        Problems(json, strategy);
        json.WriteEndObject();
    }

    /// <summary>Writes what is wrong; a strategy that is not there has no place to name.</summary>
    private static void Problems(Utf8JsonWriter json, CheckedStrategy strategy)
    {
        DataJson.List(json, "problems", strategy.Problems.Select((text, i) => (text, i)), problem =>
        {
            json.WriteStartObject();
            if (problem.i < strategy.Mistakes.Count && strategy.Mistakes[problem.i].Line > 0)
            {
                json.WriteNumber("line", strategy.Mistakes[problem.i].Line);
                json.WriteNumber("column", strategy.Mistakes[problem.i].Column);
            }

            json.WriteString("message", problem.i < strategy.Mistakes.Count ? strategy.Mistakes[problem.i].Message : problem.text);
            json.WriteEndObject();
        });
    }

    private static void Parameter(Utf8JsonWriter json, StrategyParameter parameter)
    {
        json.WriteStartObject();
        json.WriteString("name", parameter.Name);
        json.WriteString("type", parameter.Type switch
        {
            ParameterType.Integer => "int",
            ParameterType.Number => "number",
            _ => "bool",
        });
        if (parameter.Type == ParameterType.Switch)
            json.WriteBoolean("default", parameter.Default != 0);
        else
            json.WriteNumber("default", parameter.Default);
        DataJson.Number(json, "min", parameter.Min);
        DataJson.Number(json, "max", parameter.Max);
        json.WriteString("description", parameter.Description);
        json.WriteEndObject();
    }

    /// <summary>Writes what it asks a language model; null where it asks none.</summary>
    private static void Signals(Utf8JsonWriter json, SignalPlan? plan)
    {
        if (plan is null)
        {
            json.WriteNull("signals");
            return;
        }

        json.WriteStartObject("signals");
        json.WriteString("contract", plan.Contract);
        json.WriteNumber("every", plan.Every);
        json.WriteNumber("window", plan.Window);
        json.WriteNumber("valid_for", plan.ValidFor);
        DataJson.List(json, "show", plan.Shown, json.WriteStringValue);
        json.WriteString("rules", plan.Rules);
        json.WriteNumber("batch", plan.Batch);
        json.WriteString("combine", plan.Combination?.ToString().ToLowerInvariant());
        json.WriteEndObject();
    }

    private static void Data(Utf8JsonWriter json, StrategyData? data)
    {
        if (data is null)
        {
            json.WriteNull("data");
            return;
        }

        json.WriteStartObject("data");
        DataJson.Instrument(json, data.Instrument, data.Interval);
        json.WriteString("from", data.From is { } from ? UtcTime.Format(from) : null);
        json.WriteString("to", data.To is { } to ? UtcTime.Format(to) : null);
        json.WriteEndObject();
    }
}
