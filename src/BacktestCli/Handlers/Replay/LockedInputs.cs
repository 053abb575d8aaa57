using BacktestCli.Core.Engine;
using BacktestCli.Core.Market;
using BacktestCli.Data.Cache;

namespace BacktestCli.Handlers.Replay;

/// <summary>Bars that were read.</summary>
/// <param name="Exchange">The venue.</param>
/// <param name="Market">Which of its markets.</param>
/// <param name="Symbol">How it spells the instrument.</param>
/// <param name="Prices">Which prices the bars are made of.</param>
/// <param name="Interval">How long each lasts.</param>
/// <param name="Source"><c>cache</c>, <c>file</c> or <c>synthetic</c>.</param>
/// <param name="From">Open time of the first bar.</param>
/// <param name="To">Close time of the last bar.</param>
/// <param name="Bars">How many.</param>
/// <param name="FilledBars">Flat bars put in between.</param>
/// <param name="Fingerprint">SHA-256 of the canonical columns, lower-case hex.</param>
/// <param name="Rules">The venue's rounding and minimum rules.</param>
internal sealed record LockedDataset(
    string Exchange, MarketKind Market, string Symbol, PriceKind Prices, string Interval, string Source, string From, string To, long Bars, long FilledBars,
    string Fingerprint, LockedRules Rules)
{
    /// <summary>What the bars are of.</summary>
    /// <returns>The instrument without its rules.</returns>
    public Instrument Named() => new(Exchange, Market, Symbol);

    public static LockedDataset Of(Dataset dataset) => new(
        dataset.Instrument.Exchange,
        dataset.Instrument.Market,
        dataset.Instrument.Symbol,
        dataset.Prices,
        dataset.Interval.ToString(),
        dataset.Source,
        UtcTime.Format(dataset.From),
        UtcTime.Format(dataset.To),
        dataset.Bars,
        dataset.FilledBars,
        dataset.Fingerprint,
        LockedRules.Of(dataset.Instrument));

    /// <summary><c>binance spot BTCUSDT 1h</c>, of mark prices <c>binance perp BTCUSDT 1h mark</c>.</summary>
    public override string ToString() => $"{Named()} {Interval}{(Prices == PriceKind.Mark ? " mark" : "")}";
}

/// <summary>A venue's rules for an instrument.</summary>
/// <param name="AsOf">The date of the list that has them; null: no list was kept, and they are unknown.</param>
/// <param name="TickSize">Step of prices; null: any.</param>
/// <param name="LotSize">Step of quantities.</param>
/// <param name="MinQuantity">Least quantity.</param>
/// <param name="MinNotional">Least worth.</param>
/// <param name="Base">What is bought and sold.</param>
/// <param name="Quote">What it is paid in.</param>
/// <param name="IsInverse">Settled in the other currency.</param>
internal sealed record LockedRules(
    string? AsOf, string? TickSize, string LotSize, string MinQuantity, string MinNotional, string? Base, string? Quote, bool IsInverse)
{
    public static LockedRules Of(Instrument instrument) => new(
        instrument.Rules.AsOf is { } time ? UtcTime.Format(time) : null,
        instrument.Rules.TickSize is { } tick ? Exact.Text(tick) : null,
        Exact.Text(instrument.Rules.LotSize),
        Exact.Text(instrument.Rules.MinQuantity),
        Exact.Text(instrument.Rules.MinNotional),
        instrument.Base,
        instrument.Quote,
        instrument.IsInverse);
}

/// <summary>An instrument, and the terms on which it was traded.</summary>
/// <param name="Instrument">Its name.</param>
/// <param name="Asked">The range that was asked of the cache, so that bars that come later change nothing; null: it was asked for none.</param>
/// <param name="Weight">Its share of the portfolio, fraction.</param>
/// <param name="MakerFee">Fraction.</param>
/// <param name="TakerFee">Fraction.</param>
/// <param name="FeeTiers">Each <c>volume:maker:taker</c>.</param>
/// <param name="LiquidationFee">Fraction; null: its positions have no margin.</param>
/// <param name="MaintenanceTiers">Each <c>from:rate:max-leverage</c>; none where its positions have no margin.</param>
/// <param name="MarkPrice">Liquidation is tested by the mark price.</param>
/// <param name="Funding">What is known of its funding; null: none is charged.</param>
internal sealed record LockedInstrument(
    string Instrument, LockedRange? Asked, string Weight, string MakerFee, string TakerFee, IReadOnlyList<string> FeeTiers, string? LiquidationFee,
    IReadOnlyList<string> MaintenanceTiers, bool MarkPrice, LockedFunding? Funding)
{
    public static LockedInstrument Of(InstrumentResult one, TimeRange? asked) => new(
        one.Instrument.ToString(),
        asked is null ? null : LockedRange.Of(asked.From, asked.To),
        Exact.Text(one.Weight),
        Exact.Text(one.Fees.Maker),
        Exact.Text(one.Fees.Taker),
        [.. one.Fees.Tiers.Select(tier => Tier(tier.Volume, tier.Maker, tier.Taker))],
        one.IsMargined ? Exact.Text(one.Margin.LiquidationFee) : null,
        one.IsMargined ? [.. one.Margin.Tiers.Select(tier => Tier(tier.From, tier.Rate, tier.MaxLeverage))] : [],
        one.HasMarkPrice,
        one.Funding is { } known ? new LockedFunding(known.Fingerprint, known.Times, [.. known.Uncovered.Select(part => LockedRange.Of(part.From, part.To))]) : null);

    private static string Tier(params decimal[] numbers) => string.Join(':', numbers.Select(Exact.Text));
}

/// <summary>A stretch of time, [from, to).</summary>
/// <param name="From">UTC.</param>
/// <param name="To">UTC.</param>
internal sealed record LockedRange(string From, string To)
{
    public static LockedRange Of(long from, long to) => new(UtcTime.Format(from), UtcTime.Format(to));
}

/// <summary>What is known of funding.</summary>
/// <param name="Fingerprint">SHA-256 of times, rates and mark prices, lower-case hex.</param>
/// <param name="Times">How many payments were due.</param>
/// <param name="Uncovered">Where nothing is known.</param>
internal sealed record LockedFunding(string Fingerprint, int Times, IReadOnlyList<LockedRange> Uncovered);
