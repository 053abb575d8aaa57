using BacktestCli.Scripting.Declarative.Running;
using BacktestCli.Scripting.Declarative.Yaml;

namespace BacktestCli.Scripting.Declarative.Sections;

/// <summary>Reads <c>size</c>: a share of equity, or one of several ways to say how much.</summary>
/// <param name="file">The keys that it is one of.</param>
/// <param name="amounts">Reads its numbers.</param>
/// <param name="noRisk">Why a size by risk cannot be; null where it can.</param>
internal sealed class SizeSection(Section file, AmountReader amounts, string? noRisk)
{
    private const double LargestShare = 10;

    /// <summary>The ways, and the keys that go with each.</summary>
    private static readonly (string Key, SizeKind Kind, string[] With)[] Ways =
    [
        ("quantity", SizeKind.Quantity, []),
        ("quote", SizeKind.Quote, []),
        ("cash", SizeKind.Cash, []),
        ("risk", SizeKind.Risk, []),
        ("volatility", SizeKind.Volatility, ["of", "cap"]),
        ("kelly", SizeKind.Kelly, ["cap", "min_trades"]),
        ("slots", SizeKind.Slots, []),
    ];

    private static readonly string[] Keys = [.. Ways.Select(way => way.Key), .. Ways.SelectMany(way => way.With).Distinct()];

    /// <summary>The size; null where something is wrong, which is reported.</summary>
    public SizeRule? Read()
    {
        if (file.Find("size") is YamlMapping mapping)
            return Read(mapping);
        return amounts.Share(file.Require("size", "95%"), "size", LargestShare) is { } share ? new SizeRule(SizeKind.Equity) { Value = share } : null;
    }

    private SizeRule? Read(YamlMapping mapping)
    {
        Section section = new(mapping, "size", Keys, amounts.Scope.Problems);
        YamlScalar[] named = [.. mapping.Pairs.Select(pair => pair.Key).Where(key => Ways.Any(way => way.Key == key.Value))];
        if (named.Length == 0)
            Report(mapping, "size needs one of quantity, quote, cash, risk, volatility, kelly and slots, as in `size: { risk: 1% }`.");
        foreach (YamlScalar second in named.Skip(1))
            Report(second, $"size is given by {named[0].Value} already; keep one of the two.");
        if (named.Length == 0)
            return null;
        (string key, SizeKind kind, string[] with) = Ways.First(way => way.Key == named[0].Value);
        foreach (YamlScalar stray in mapping.Pairs.Select(pair => pair.Key).Where(other => IsStray(other.Value, with)))
            Report(stray, $"{stray.Value} means nothing for a size by {key}.");
        SizeRule rule = Complete(new SizeRule(kind), section);
        bool isWhole = (rule.Value is not null || kind == SizeKind.Slots && rule.Count is not null)
            && (kind != SizeKind.Volatility || rule.Of is not null) && (kind != SizeKind.Kelly || rule.Cap is not null);
        return isWhole ? rule : null;
    }

    private SizeRule Complete(SizeRule rule, Section section)
    {
        switch (rule.Kind)
        {
            case SizeKind.Quantity:
                return rule with { Value = amounts.Number(section.Text("quantity"), "quantity") };
            case SizeKind.Quote:
                return rule with { Value = amounts.Number(section.Text("quote"), "quote") };
            case SizeKind.Cash:
                return rule with { Value = amounts.Share(section.Text("cash"), "cash", 1) };
            case SizeKind.Risk:
                if (noRisk is not null)
                    Report(section.Find("risk")!, noRisk);
                return rule with { Value = amounts.Share(section.Text("risk"), "risk", 1) };
            case SizeKind.Volatility:
                return rule with
                {
                    Value = amounts.Share(section.Text("volatility"), "volatility", LargestShare),
                    Of = amounts.Share(section.Require("of", "std_dev(close / close[1] - 1, 20)"), "of", AmountReader.Largest),
                    Cap = amounts.Share(section.Text("cap"), "cap", LargestShare),
                };
            case SizeKind.Kelly:
                return rule with
                {
                    Value = amounts.Share(section.Text("kelly"), "kelly", 1),
                    Cap = amounts.Share(section.Require("cap", "25%"), "cap", LargestShare),
                    Count = amounts.Count(section.Text("min_trades"), "min_trades"),
                };
            default:
                return rule with { Count = amounts.Count(section.Text("slots"), "slots") };
        }
    }

    /// <summary>A key that goes with another way; one that nothing knows is reported already.</summary>
    private static bool IsStray(string key, string[] with) =>
        Keys.Contains(key) && !with.Contains(key) && !Array.Exists(Ways, way => way.Key == key);

    private void Report(YamlNode at, string message) => amounts.Scope.Problems.Add(at.Line, at.Column, message);
}
