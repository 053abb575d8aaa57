using BacktestCli.Core.Market;

namespace BacktestCli.Handlers.Run;

/// <summary>How cash and weights are shared out among the instruments of a run.</summary>
internal static class Portions
{
    /// <summary>The share of each instrument, in their order; null for all where none was typed.</summary>
    public static decimal?[] Weights(AccountChoice account, IReadOnlyList<Instrument> instruments)
    {
        (string Name, decimal Number)[] parts = Parts(account);
        return
        [
            .. instruments.Select(instrument =>
                parts.Where(part => Means(part.Name, instrument)).Select(part => (decimal?)part.Number).FirstOrDefault()),
        ];
    }

    /// <summary>Every rule that cash and weights break with these instruments.</summary>
    public static IEnumerable<string> Problems(AccountChoice account, IReadOnlyList<Instrument> instruments) =>
        [.. WeightProblems(Parts(account), instruments), .. CashProblems(account, instruments)];

    private static IEnumerable<string> WeightProblems((string Name, decimal Number)[] parts, IReadOnlyList<Instrument> instruments)
    {
        string all = string.Join(", ", instruments);
        foreach ((string name, decimal number) in parts)
        {
            int meant = instruments.Count(instrument => Means(name, instrument));
            if (meant == 0)
                yield return $"--weights is {name}={NumberText.Of(number)}: the run does not trade that. It trades {all}.";
            else if (meant > 1)
                yield return $"--weights is {name}={NumberText.Of(number)}: that may be more than one of {all}. Write exchange:market:SYMBOL.";
        }

        foreach (Instrument instrument in instruments.Where(_ => parts.Length > 0))
        {
            int named = parts.Count(part => Means(part.Name, instrument));
            if (named == 0)
                yield return $"--weights leaves out {instrument}: give every instrument its share, or none.";
            else if (named > 1)
                yield return $"--weights names {instrument} {named} times: give it one share.";
        }
    }

    private static IEnumerable<string> CashProblems(AccountChoice account, IReadOnlyList<Instrument> instruments)
    {
        if (account.CashByVenue is not { } parts)
            yield break;
        string[] venues = [.. instruments.Select(instrument => instrument.Exchange).Distinct()];
        foreach (string venue in parts.Keys.Except(venues))
            yield return $"--cash is {venue}={NumberText.Of(parts[venue])}: the run trades nothing there, but at {string.Join(", ", venues)}.";
        foreach (string venue in venues.Except(parts.Keys))
            yield return $"--cash leaves out {venue}: every venue of the run needs its part.";
    }

    private static bool Means(string name, Instrument instrument)
    {
        SymbolText written = SymbolText.Parse(name);
        return (written.Exchange ?? instrument.Exchange) == instrument.Exchange
            && (written.Market is null || (written.Market == "perp") == (instrument.Market == MarketKind.Perp))
            && SymbolText.Plain(written.Symbol) == SymbolText.Plain(instrument.Symbol);
    }

    private static (string Name, decimal Number)[] Parts(AccountChoice account) =>
        [.. account.Weights.Select(NumberText.Part).OfType<(string Name, decimal Number)>()];
}
