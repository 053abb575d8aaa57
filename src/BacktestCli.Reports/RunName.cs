using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using BacktestCli.Core.Engine;
using BacktestCli.Core.Market;

namespace BacktestCli.Reports;

/// <summary>Names the folder of a run after what went into it: the same inputs name the same folder, other inputs another.</summary>
public static class RunName
{
    private const int HashDigits = 10;

    /// <summary>
    /// <c>rsi-volume-BTCUSDT-1h-0123456789</c>: strategy, symbols (<c>BTCUSDT+ETHUSDT</c>, of many <c>7-instruments</c>), interval, and the start of
    /// the SHA-256 of all inputs.
    /// </summary>
    /// <remarks>
    /// Inputs are the strategy's source and parameters, the engine's settings and version, each instrument's terms and funding, each dataset's
    /// fingerprint and rules, and what models answered, as far as they were asked. Characters that a file name may not hold become <c>-</c>.
    /// </remarks>
    public static string For(Report report)
    {
        string name = $"{report.Strategy.Name}-{InstrumentWords.Short(report.Result)}-{report.Result.Interval}";
        byte[] hash = SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', Inputs(report))));
        return string.Concat(name.Select(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' or '+' ? letter : '-'))
            + "-" + Convert.ToHexStringLower(hash)[..HashDigits];
    }

    private static IEnumerable<string> Inputs(Report report)
    {
        BacktestOptions options = report.Result.Options;
        yield return "strategy " + report.Strategy.SourceHash;
        foreach (ParameterValue parameter in report.Strategy.Parameters.OrderBy(parameter => parameter.Name, StringComparer.Ordinal))
            yield return $"parameter {parameter.Name} {parameter.Value.ToString("R", CultureInfo.InvariantCulture)}";
        foreach (string setting in Settings(options))
            yield return setting;
        yield return "engine " + report.EngineVersion;
        foreach (Dataset dataset in report.Datasets)
            yield return $"dataset {dataset.Instrument} {dataset.Interval} {Words.Of(dataset.Prices)} {dataset.Fingerprint} filled {dataset.FilledBars} {Rules(dataset.Instrument)}";
        foreach (InstrumentResult one in report.Result.Instruments)
            yield return $"instrument {one.Instrument} {Terms(one)}";
        foreach (string signal in report.Signals?.Inputs() ?? [])
            yield return signal;
    }

    private static IEnumerable<string> Settings(BacktestOptions options)
    {
        yield return $"cash {Words.Of(options.Cash)}";
        foreach ((string venue, decimal part) in (options.CashByVenue ?? new Dictionary<string, decimal>()).OrderBy(part => part.Key, StringComparer.Ordinal))
            yield return $"cash at {venue} {Words.Of(part)}";
        yield return $"slippage {options.Slippage} spread {options.SpreadBps.ToString("R", CultureInfo.InvariantCulture)} seed {options.Seed}";
        yield return $"leverage {Words.Of(options.Leverage)} margin {Words.Of(options.MarginMode)} borrow_rate {Words.Of(options.BorrowRate ?? -1)}";
        yield return $"max_volume_share {Words.Of(options.MaxVolumeShare ?? -1)} max_positions {options.MaxPositions ?? -1}";
        yield return $"protections {string.Join(' ', options.Protections)}";
        yield return $"fill {Words.Of(options.Fill)} intrabar {Words.Of(options.Intrabar)}";
        yield return $"keep_open {options.KeepOpen} equity {Words.Of(options.Equity)}";
    }

    private static string Terms(InstrumentResult one)
    {
        IEnumerable<decimal> fees = one.Fees.Tiers.SelectMany(tier => new[] { tier.Volume, tier.Maker, tier.Taker }).Prepend(one.Fees.Taker).Prepend(one.Fees.Maker);
        IEnumerable<decimal> margin = one.Margin.Tiers.SelectMany(tier => new[] { tier.From, tier.Rate, tier.MaxLeverage }).Prepend(one.Margin.LiquidationFee);
        string funding = one.Funding is { } known ? $" funding {known.Fingerprint} without {string.Join(' ', known.Uncovered)}" : "";
        return $"weight {Words.Of(one.Weight)} fees {string.Join(' ', fees.Select(Words.Of))} margin {string.Join(' ', margin.Select(Words.Of))}"
            + $" detail {one.DetailInterval} mark {one.HasMarkPrice}{funding}";
    }

    private static string Rules(Instrument instrument)
    {
        InstrumentRules rules = instrument.Rules;
        string steps = string.Join(' ', new[] { rules.TickSize ?? 0, rules.LotSize, rules.MinQuantity, rules.MinNotional }.Select(Words.Of));
        return steps + (rules.AsOf is { } asOf ? $" as of {UtcTime.Format(asOf)}" : "") + (instrument.IsInverse ? " inverse" : "");
    }
}
