using BacktestCli.Core.Market;

namespace BacktestCli.Reports;

/// <summary>What a report says of an instrument's rules, in sentences.</summary>
internal static class RulesWords
{
    private const string InverseSentence =
        "The contract is inverse: at the venue, margin, profit and funding are in the base currency. It is simulated as a linear one: cash, "
        + "profit, fees and funding are in the quote currency, quantities in the base currency, and the cash does not rise and fall with the "
        + "price as a margin in coins does.";

    /// <summary>Which rules bound prices and quantities.</summary>
    public static AppliedEffect Applied(Instrument instrument)
    {
        InstrumentRules rules = instrument.SimulatedRules;
        bool known = rules with { AsOf = null } != InstrumentRules.Unknown;
        string lot = instrument.IsInverse ? "The venue's lot counts contracts: quantities are rounded down to 1e-8"
            : known ? $"Quantities are rounded down to the lot, {Words.Of(rules.LotSize)}"
            : "The venue's rules are not known: quantities are rounded down to 1e-8";
        return new("lot_and_minimums", known, known
            ? $"{lot}. {Tick(rules)}. {Minimums(rules)}.{AsOf(rules)}"
            : $"{lot}, and no minimum holds.");
    }

    /// <summary>Says that an inverse contract was simulated as a linear one; null for any other instrument.</summary>
    public static AppliedEffect? Inverse(Instrument instrument) =>
        instrument.IsInverse ? new("inverse_contract", false, InverseSentence) : null;

    /// <summary>The same as a warning.</summary>
    public static ReportWarning? InverseWarning(Instrument instrument) =>
        instrument.IsInverse ? new("inverse_as_linear", $"{instrument}: {InverseSentence}") : null;

    /// <summary>Warns where bars are older than the rules; null where none is, or where nobody noted when the rules held.</summary>
    public static ReportWarning? Assumed(Dataset dataset) => dataset.Instrument.Rules.AsOf is { } asOf && dataset.From < asOf
        ? new("assumed_rules", $"{dataset.Instrument}: the rules as of {UtcTime.FormatDate(asOf)} are assumed for earlier bars.")
        : null;

    private static string Tick(InstrumentRules rules) => rules.TickSize is { } tick
        ? $"Slipped prices are rounded to the tick, {Words.Of(tick)}, against the order; stops and targets to the tick beyond"
        : "Prices are not rounded, as the tick is not known";

    private static string Minimums(InstrumentRules rules) => (rules.MinQuantity, rules.MinNotional) switch
    {
        (0, 0) => "No minimum is known",
        (var quantity, 0) => $"Entries under {Words.Of(quantity)} are rejected",
        (0, var notional) => $"Entries worth under {Words.Of(notional)} are rejected",
        var (quantity, notional) => $"Entries under {Words.Of(quantity)}, or worth under {Words.Of(notional)}, are rejected",
    };

    private static string AsOf(InstrumentRules rules) => rules.AsOf is { } asOf ? $" The rules are those of {UtcTime.FormatDate(asOf)}." : "";
}
