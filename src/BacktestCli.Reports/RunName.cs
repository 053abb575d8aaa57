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

    /// <summary><c>rsi-volume-BTCUSDT-1h-0123456789</c>: strategy, symbol, interval, and the start of the SHA-256 of all inputs.</summary>
    /// <remarks>
    /// Inputs are the strategy's source and parameters, the engine's settings and version, each dataset's fingerprint and rules, and the funding.
    /// Characters that a file name may not hold become <c>-</c>.
    /// </remarks>
    public static string For(Report report)
    {
        string name = $"{report.Strategy.Name}-{report.Result.Instruments[0].Instrument.Symbol}-{report.Result.Interval}";
        byte[] hash = SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', Inputs(report))));
        return string.Concat(name.Select(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' ? letter : '-'))
            + "-" + Convert.ToHexStringLower(hash)[..HashDigits];
    }

    private static IEnumerable<string> Inputs(Report report)
    {
        BacktestOptions options = report.Result.Options;
        yield return "strategy " + report.Strategy.SourceHash;
        foreach (ParameterValue parameter in report.Strategy.Parameters.OrderBy(parameter => parameter.Name, StringComparer.Ordinal))
            yield return $"parameter {parameter.Name} {parameter.Value.ToString("R", CultureInfo.InvariantCulture)}";
        yield return $"cash {Words.Of(options.Cash)}";
        yield return $"fees {Words.Of(options.Fees.Maker)} {Words.Of(options.Fees.Taker)}";
        yield return $"slippage {options.Slippage}";
        yield return $"fill {Words.Of(options.Fill)} intrabar {Words.Of(options.Intrabar)}";
        yield return $"keep_open {options.KeepOpen} equity {Words.Of(options.Equity)}";
        yield return "engine " + report.EngineVersion;
        foreach (Dataset dataset in report.Datasets)
            yield return $"dataset {dataset.Instrument} {dataset.Interval} {dataset.Fingerprint} filled {dataset.FilledBars} {Rules(dataset.Instrument)}";
        if (report.Result.Instruments[0].Funding is { } funding)
            yield return $"funding {funding.Fingerprint} without {string.Join(' ', funding.Uncovered)}";
    }

    private static string Rules(Instrument instrument)
    {
        InstrumentRules rules = instrument.Rules;
        string steps = string.Join(' ', new[] { rules.TickSize ?? 0, rules.LotSize, rules.MinQuantity, rules.MinNotional }.Select(Words.Of));
        return steps + (rules.AsOf is { } asOf ? $" as of {UtcTime.Format(asOf)}" : "") + (instrument.IsInverse ? " inverse" : "");
    }
}
