using BacktestCli.Core.Engine;
using BacktestCli.Core.Market;
using BacktestCli.Core.Trading;

namespace BacktestCli.Reports;

/// <summary>What a report says of funding, in sentences.</summary>
internal static class FundingWords
{
    private const int Named = 3;

    /// <summary>Whether and how funding was charged.</summary>
    public static AppliedEffect Applied(InstrumentResult one)
    {
        string how = (one.Funding, one.Instrument.Market) switch
        {
            (_, MarketKind.Spot) => "Spot pays no funding.",
            (null, _) => "No funding rates were given: the position pays and receives none.",
            ({ } funding, _) => $"{Charged(funding)} The position that a bar's fills leave pays at all funding times of that bar; one closed "
                + "inside the bar pays at none of them.",
        };
        return new("funding", one.Funding is not null, how);
    }

    /// <summary>Warns that nothing is known of the funding of perpetuals; null where something is known of each.</summary>
    public static ReportWarning? Without(BacktestResult result)
    {
        InstrumentResult[] without = [.. result.Instruments.Where(one => one is { Instrument.Market: MarketKind.Perp, Funding: null })];
        string whose = result.Instruments.Count == 1 ? "the perpetual" : InstrumentWords.List(without);
        return without.Length == 0 ? null : new("perp_without_funding", $"Funding of {whose} is not modelled; longs usually pay it.");
    }

    /// <summary>The stretches of a run whose funding is unknown, as a warning; null where there is none, or where nothing at all is known.</summary>
    public static ReportWarning? Missing(BacktestResult result)
    {
        string[] missing = [.. result.Instruments.Where(one => one.Funding is { Uncovered.Count: > 0 }).Select(Unknown)];
        return missing.Length == 0 ? null : new("missing_funding", $"{string.Join("; ", missing)}. Nothing is paid or received there.");
    }

    private static string Unknown(InstrumentResult one)
    {
        IReadOnlyList<(long From, long To)> uncovered = one.Funding!.Uncovered;
        string named = string.Join(", ", uncovered.Take(Named).Select(part => $"{UtcTime.Format(part.From)} to {UtcTime.Format(part.To)}"));
        string more = uncovered.Count > Named ? $" and {uncovered.Count - Named} more" : "";
        decimal days = Math.Round((decimal)uncovered.Sum(part => part.To - part.From) / UtcTime.Day, 1);
        return $"{one.Instrument}: funding is unknown for {Words.Of(days)} days of the run: {named}{more}";
    }

    private static string Charged(RunFunding funding)
    {
        string known = Words.Count(funding.Times, "funding time") + (funding.Times == 1 ? " is" : " are") + " known";
        if (funding.Payments is not [var first, ..])
            return $"Position × price × rate, longs pay where the rate is positive: {known}, nothing was held at any.";

        FundingPayment last = funding.Payments[^1];
        int atMark = funding.Payments.Count(payment => payment.AtMark);
        string price = atMark == funding.Payments.Count ? "the venue's mark price"
            : atMark == 0 ? "the bar's close, as no mark price is recorded"
            : $"the venue's mark price, {Words.Count(funding.Payments.Count - atMark, "time")} at the bar's close, as none is recorded";
        return $"Position × price × rate, longs pay where the rate is positive: {Words.Count(funding.Payments.Count, "payment")} from "
            + $"{UtcTime.Format(first.Time)} to {UtcTime.Format(last.Time)}, at {price}; {known}.";
    }
}
