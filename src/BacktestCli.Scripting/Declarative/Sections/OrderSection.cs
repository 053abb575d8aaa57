using BacktestCli.Core;
using BacktestCli.Core.Trading;
using BacktestCli.Scripting.Declarative.Running;
using BacktestCli.Scripting.Declarative.Yaml;

namespace BacktestCli.Scripting.Declarative.Sections;

/// <summary>Reads <c>order</c>: as what an entry is sent.</summary>
/// <param name="file">The keys of the file.</param>
/// <param name="amounts">Reads its numbers.</param>
/// <param name="sides">The sides that are entered, <c>long</c> and <c>short</c>.</param>
internal sealed class OrderSection(Section file, AmountReader amounts, IReadOnlyList<string> sides)
{
    private static readonly string[] Keys = ["type", "price", "limit_price", "time_in_force", "good_for", "post_only"];

    private static readonly string[] Types = ["market", "limit", "stop", "stop_limit"];

    private static readonly string[] Times = ["gtc", "ioc", "fok"];

    private static readonly string[] Switches = ["false", "true"];

    /// <summary>The order; a market order where the file asks for none, or where something is wrong, which is reported.</summary>
    public OrderRule Read()
    {
        if (file.Keys("order", "type: limit") is not { } mapping)
            return OrderRule.Market;
        Section section = new(mapping, "order", Keys, amounts.Scope.Problems);
        YamlScalar? typeText = section.Require("type", "limit");
        int type = Choice(typeText, Types, "type");
        int time = Choice(section.Text("time_in_force"), Times, "time_in_force");
        int postOnly = Choice(section.Text("post_only"), Switches, "post_only");
        OrderRule rule = new((OrderKind)Math.Max(0, type))
        {
            TimeInForce = time switch { 1 => TimeInForce.Ioc, 2 => TimeInForce.Fok, _ => TimeInForce.Gtc },
            GoodFor = amounts.Count(section.Text("good_for"), "good_for"),
            PostOnly = postOnly == 1,
        };
        if (type < 0)
            return rule;
        rule = rule with
        {
            Price = rule.Rests ? amounts.Price(section, "price", sides, "highest(high, 20)") : null,
            LimitPrice = rule.Kind == OrderKind.StopLimit ? amounts.Price(section, "limit_price", sides, "highest(high, 20) * 1.001") : null,
        };
        ReportStray(section, rule, Types[type]);
        return rule;
    }

    /// <summary>Keys that mean nothing for this type, or nothing together.</summary>
    private void ReportStray(Section section, OrderRule rule, string type)
    {
        if (!rule.Rests)
            Refuse(section, "price", $"a {type} order waits for no price: give `type: limit`, `stop` or `stop_limit`, or no price.");
        if (rule.Kind != OrderKind.StopLimit)
            Refuse(section, "limit_price", $"limit_price is for `type: stop_limit`; a {type} order has {(rule.Rests ? "its price alone" : "none")}.");
        if (rule.Kind != OrderKind.Limit)
            Refuse(section, "post_only", $"post_only is for `type: limit`: a {type} order does not wait in the book.");
        if (rule.TimeInForce == TimeInForce.Gtc)
            return;
        if (rule.PostOnly)
            Refuse(section, "post_only", "an order that does not wait cannot be post-only: leave time_in_force or post_only out.");
        Refuse(section, "good_for", "an order that does not wait is good for the first bar it meets: leave time_in_force or good_for out.");
    }

    private void Refuse(Section section, string key, string message)
    {
        if (section.Find(key) is { } node)
            amounts.Scope.Problems.Add(node.Line, node.Column, message);
    }

    /// <summary>Which of some words it is; −1 where it is absent, or none of them, which is reported.</summary>
    private int Choice(YamlScalar? text, string[] words, string key)
    {
        if (text is null)
            return -1;
        int found = Array.IndexOf(words, text.Value);
        if (found < 0)
            amounts.Scope.Problems.Add(
                text.Line,
                text.Column,
                $"{key} is {text.Value}; it is one of {string.Join(", ", words)}.{Spelling.DidYouMean(text.Value, words)}");
        return found;
    }
}
