using BacktestCli.Core.Market;

namespace BacktestCli.Tests.Fakes;

/// <summary>Funding drawn in a test.</summary>
internal static class Fundings
{
    /// <summary>Rates due at the open times of hourly bars, priced by the bars; nothing is missing, ever.</summary>
    public static FundingHistory At(params (int Bar, double Rate)[] rates) => Marked([.. rates.Select(row => (row.Bar, row.Rate, double.NaN))]);

    /// <summary>Rates with the mark price they were charged at.</summary>
    public static FundingHistory Marked(params (int Bar, double Rate, double Mark)[] rates)
    {
        FundingHistory history = new();
        history.Cover(long.MinValue, long.MaxValue);
        foreach ((int bar, double rate, double mark) in rates)
            history.Add(ListSource.At(bar), rate, mark);
        return history;
    }

    /// <summary>A rate every so many hours, some with a mark price, drawn from a seed: whole millionths, so that products are exact.</summary>
    public static FundingHistory Random(int seed, int bars, int everyHours, double times = 1)
    {
        Random random = new(seed);
        List<(int Bar, double Rate, double Mark)> rates = [];
        for (int bar = 0; bar <= bars; bar += everyHours)
        {
            double rate = random.Next(-500, 1500) / 1e6;
            double mark = random.Next(2) == 0 ? double.NaN : random.Next(5_000, 20_000) / 100d;
            rates.Add((bar, rate * times, mark));
        }

        return Marked([.. rates]);
    }
}
