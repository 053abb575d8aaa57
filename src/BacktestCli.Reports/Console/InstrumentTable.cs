using BacktestCli.Core.Engine;
using BacktestCli.Core.Market;
using BacktestCli.Core.Trading;
using Spectre.Console;

namespace BacktestCli.Reports.Console;

/// <summary>What each of several instruments brought and cost, a line each.</summary>
internal static class InstrumentTable
{
    private const int NameWidth = 36;
    private const int CountWidth = 8;
    private const int MoneyWidth = 16;

    /// <summary>More lines do not fit a screen; the report has them all.</summary>
    private const int MaxLines = 12;

    /// <summary>Prints it; nothing where there is one instrument.</summary>
    public static void Print(IAnsiConsole console, BacktestResult result)
    {
        if (result.Instruments.Count == 1)
            return;
        ILookup<Instrument, Trade> trades = result.Trades.ToLookup(trade => trade.Instrument);
        ILookup<Instrument, Fill> fills = result.Fills.ToLookup(fill => fill.Instrument);
        console.MarkupLine($"[bold]{"Instruments",-12}[/][grey]{Line("", "trades", "net profit", "fees", "funding")}[/]");
        foreach (InstrumentResult one in result.Instruments.Take(MaxLines))
        {
            decimal profit = trades[one.Instrument].Sum(trade => trade.NetProfit) + one.OpenProfit;
            string name = one.Instrument.ToString();
            console.MarkupLine(new string(' ', 12) + Markup.Escape(Line(
                name.Length < NameWidth ? name : name[..(NameWidth - 2)] + "…",
                Words.Count(trades[one.Instrument].Count()),
                Figures.Money((double)profit),
                Figures.Money((double)fills[one.Instrument].Sum(fill => fill.Fee)),
                one.Funding is { } funding ? Figures.Money((double)funding.Paid) : "n/a")));
        }

        if (result.Instruments.Count > MaxLines)
            console.MarkupLine($"{new string(' ', 12)}{result.Instruments.Count - MaxLines} more are in the report, under by_instrument.");
    }

    private static string Line(string name, string trades, string profit, string fees, string funding) =>
        name.PadRight(NameWidth) + trades.PadLeft(CountWidth) + profit.PadLeft(MoneyWidth) + fees.PadLeft(12) + funding.PadLeft(12);
}
