using BacktestCli.Core.Market;
using BacktestCli.Signals.Prompts;

namespace BacktestCli.Signals.Contracts;

/// <summary>
/// The tables of a question about a portfolio: what is held, a line of summary an instrument, and the latest closes side by side.
/// </summary>
internal static class PortfolioTables
{
    /// <summary>Cash, equity and open positions.</summary>
    public static string Account(AskedQuestion asked)
    {
        AccountState account = asked.Question.Account!;
        IEnumerable<string> positions = account.Positions.Select(held =>
            string.Join(',', asked.Disguise.NameOf(held.Instrument), Figures.Write(held.Quantity), Figures.Write(held.EntryPrice)));
        string table = account.Positions.Count == 0 ? "No position is open." : string.Join('\n', positions.Prepend("ticker,quantity,entry_price"));
        return $"cash = {Figures.Write(account.Cash)}\nequity = {Figures.Write(account.Equity)}\n{table}";
    }

    /// <summary>
    /// A line an instrument: last close, returns over a bar and over the window, range, volume, and the latest of its values.
    /// </summary>
    public static string Market(AskedQuestion asked)
    {
        string[] names = [.. asked.Question.Instruments.SelectMany(window => window.Values.Select(values => BarTable.NameOf(values))).Distinct()];
        string header = string.Join(',', (string[])["ticker,close,return_1_bar,return_window,lowest,highest,volume,mean_volume", .. names]);
        return string.Join('\n', asked.Question.Instruments.Select(window => Summary(asked, window, names)).Prepend(header));
    }

    /// <summary>What the columns of <see cref="Closes"/> are called.</summary>
    public static string ClosesHeader(AskedQuestion asked) =>
        string.Join(',', asked.Question.Instruments.Select(window => asked.Disguise.NameOf(window.Instrument)).Prepend("close_time"));

    /// <summary>The closes of all instruments, a line a time, oldest first; empty where an instrument has no bar.</summary>
    public static IReadOnlyList<string> Closes(AskedQuestion asked)
    {
        SortedDictionary<long, double[]> rows = [];
        for (int column = 0; column < asked.Question.Instruments.Count; column++)
        {
            InstrumentWindow window = asked.Question.Instruments[column];
            foreach (Bar bar in window.Bars)
            {
                long time = window.CloseOf(bar);
                if (!rows.TryGetValue(time, out double[]? row))
                    rows[time] = row = [.. Enumerable.Repeat(double.NaN, asked.Question.Instruments.Count)];
                row[column] = bar.Close;
            }
        }

        return [.. rows.Select(row => string.Join(',', row.Value.Select(Figures.Write).Prepend(UtcTime.Format(row.Key))))];
    }

    private static string Summary(AskedQuestion asked, InstrumentWindow window, string[] names)
    {
        Bar last = window.Bars[^1];
        double before = window.Bars[^Math.Min(2, window.Bars.Count)].Close;
        IEnumerable<string> figures = new[]
        {
            last.Close,
            (last.Close / before) - 1,
            (last.Close / window.Bars[0].Close) - 1,
            window.Bars.Min(bar => bar.Low),
            window.Bars.Max(bar => bar.High),
            last.Volume,
            window.Bars.Average(bar => bar.Volume),
        }.Select(Figures.Write);
        IEnumerable<string> values = names.Select(name => Latest(asked, window, name));
        return string.Join(',', [asked.Disguise.NameOf(window.Instrument), .. figures, .. values]);
    }

    private static string Latest(AskedQuestion asked, InstrumentWindow window, string name) =>
        window.Values.FirstOrDefault(values => BarTable.NameOf(values) == name) is { } values
            ? BarTable.Latest(window, asked.Disguise, values)
            : "";
}
