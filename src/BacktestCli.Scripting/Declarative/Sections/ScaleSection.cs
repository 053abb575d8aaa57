using BacktestCli.Scripting.Declarative.Planning;
using BacktestCli.Scripting.Declarative.Running;

namespace BacktestCli.Scripting.Declarative.Sections;

/// <summary>Reads <c>scale_in</c> and <c>scale_out</c>: when a position is made larger or smaller.</summary>
/// <param name="file">The keys of the file.</param>
/// <param name="amounts">Reads their numbers.</param>
internal sealed class ScaleSection(Section file, AmountReader amounts)
{
    private const string NoRisk = "a size by risk is measured to the stop-loss that an order brings, and an addition brings none.";

    private static readonly string[] KeysOfIn = ["when", "size", "at_most"];

    private static readonly string[] KeysOfOut = ["when", "share"];

    /// <summary>The rules; null where the file has none, or where something is wrong, which is reported.</summary>
    public (ScaleInRule? In, ScaleOutRule? Out) Read() => (ReadIn(), ReadOut());

    private ScaleInRule? ReadIn()
    {
        if (file.Keys("scale_in", "when: close < entry_price") is not { } mapping)
            return null;
        Section section = new(mapping, "scale_in", KeysOfIn, amounts.Scope.Problems);
        Node? when = amounts.Condition(section.Require("when", "close < entry_price"), "scale_in.when");
        SizeRule? size = new SizeSection(section, amounts, NoRisk).Read();
        FixedArgument? atMost = amounts.Count(section.Require("at_most", "2"), "at_most");
        return when is null || size is null || atMost is null ? null : new ScaleInRule(when, size, atMost);
    }

    private ScaleOutRule? ReadOut()
    {
        if (file.Keys("scale_out", "when: rsi(14) crosses_above 70") is not { } mapping)
            return null;
        Section section = new(mapping, "scale_out", KeysOfOut, amounts.Scope.Problems);
        Node? when = amounts.Condition(section.Require("when", "rsi(14) crosses_above 70"), "scale_out.when");
        Amount? share = amounts.Share(section.Require("share", "50%"), "share", 1);
        return when is null || share is null ? null : new ScaleOutRule(when, share);
    }
}
