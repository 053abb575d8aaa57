using BacktestCli.Core.Market;
using BacktestCli.Core.Trading;
using BacktestCli.Core.Trading.Margin;
using BacktestCli.Data.Exchanges;
using BacktestCli.Reports;

namespace BacktestCli.Handlers.Run;

/// <summary>What an instrument's venue charges and asks for, as far as it is known or was typed, and what of it is assumed.</summary>
/// <param name="Fees">What it charges.</param>
/// <param name="Margin">What it asks for.</param>
/// <param name="Assumed">What nobody named.</param>
internal sealed record VenueTerms(FeeSchedule Fees, MarginSchedule Margin, IReadOnlyList<ReportWarning> Assumed)
{
    public static VenueTerms Of(Instrument instrument, RunOptions options)
    {
        Venue? venue = VenueCatalog.Find(instrument.Exchange);
        FeeSchedule? published = venue?.FeesOf(instrument.Market);
        FeeSchedule fees = options.Costs.FeesOver(published ?? new FeeSchedule());
        ContractMargin? known = venue?.MarginOf(instrument);
        MarginSchedule margin = options.Account.MarginOver(known);
        return new VenueTerms(
            fees,
            margin,
            [
                .. published is null && !options.Costs.NamesFees ? [ReportWarnings.AssumedFees(fees)] : Array.Empty<ReportWarning>(),
                .. AssumedMargin(instrument, options.Account, known, margin) is { } assumed ? [assumed] : Array.Empty<ReportWarning>(),
            ]);
    }

    /// <summary>A margin schedule matters where more is at stake than is paid for.</summary>
    private static ReportWarning? AssumedMargin(Instrument instrument, AccountChoice account, ContractMargin? known, MarginSchedule margin)
    {
        bool isLeveraged = account.Leverage > 1 && (instrument.Market == MarketKind.Perp || account.BorrowRate is not null);
        bool knowsTiers = account.MaintenanceTiers.Count > 0 || known is not null;
        bool knowsFee = (account.LiquidationFee ?? known?.LiquidationFee) is not null;
        if (!isLeveraged || (knowsTiers && knowsFee))
            return null;
        (string What, string Option)[] assumed =
        [
            .. knowsTiers ? Array.Empty<(string, string)>()
                : [($"maintenance margin {NumberText.Of(margin.Tiers[0].Rate)} and leverage up to {NumberText.Of(margin.Tiers[0].MaxLeverage)}", "--maintenance-tiers")],
            .. knowsFee ? Array.Empty<(string, string)>() : [($"liquidation fee {NumberText.Of(margin.LiquidationFee)}", "--liquidation-fee")],
        ];
        return new ReportWarning(
            "assumed_margin",
            $"{instrument}: {string.Join(", ", assumed.Select(one => one.What))} {(knowsTiers ? "is" : "are")} assumed. "
            + $"Give your own with {string.Join(" and ", assumed.Select(one => one.Option))}.");
    }
}
