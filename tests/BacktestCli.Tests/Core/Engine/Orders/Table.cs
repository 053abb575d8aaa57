using System.Globalization;
using BacktestCli.Core.Engine;
using BacktestCli.Core.Market;
using BacktestCli.Core.Trading;
using BacktestCli.Tests.Fakes;

namespace BacktestCli.Tests.Core.Engine.Orders;

/// <summary>Bars and fills written as tables. Bars open two hours apart and last one, so that no close is at the time of an open.</summary>
internal static class Table
{
    private const long Spacing = 2 * 3_600_000;

    public static BacktestOptions Path { get; } = Runs.Free with { Intrabar = IntrabarModel.Path };

    /// <summary>Bars of a perpetual, divided by <c>|</c>: open, high, low, close, volume unless it is 1; or one price.</summary>
    public static ListSource Bars(string table) => new(BarsOf(table)) { Instrument = new("test", MarketKind.Perp, "BTCUSDT") };

    public static Bar[] BarsOf(string table) => [.. table.Split('|').Select(ToBar)];

    /// <summary>The same market upside down: what fell from 100 to 95 rises to 105.</summary>
    public static string UpsideDown(string table) => string.Join('|', table.Split('|').Select(row =>
    {
        double[] cells = Cells(row);
        return cells.Length == 1 ? $"{200 - cells[0]}" : $"{200 - cells[0]} {200 - cells[2]} {200 - cells[1]} {200 - cells[3]}";
    }));

    public static long OpenOf(int bar) => ListSource.At(0) + (bar * Spacing);

    public static long CloseOf(int bar) => OpenOf(bar) + (Spacing / 2);

    /// <summary>The bar that closed at a time.</summary>
    public static int BarAt(long closeTime) => (int)((closeTime - ListSource.At(0)) / Spacing);

    /// <summary>Each fill as <c>open 2: buy 1 at 95, taker</c>; <c>in 2</c> is inside the bar or at its close.</summary>
    public static string[] Fills(BacktestResult result) => [.. result.Fills.Select(fill =>
        $"{When(fill.Time)}: {Lower(fill.Side)} {fill.Quantity:0.########} at {fill.Price:0.########}, {Lower(fill.Liquidity)}")];

    /// <summary>Each change of an order as <c>open 2: 1 limit Filled</c>, with the quantity where a part filled.</summary>
    public static string[] Events(BacktestResult result) => [.. result.Orders.Events.Select(Said)];

    /// <summary>The states that an order went through.</summary>
    public static OrderState[] StatesOf(BacktestResult result, int number) =>
        [.. result.Orders.Events.Where(change => change.Number == number).Select(change => change.State)];

    public static string Said(OrderEvent change) => $"{When(change.Time)}: {change.Number} {change.Order.Type} {change.State}"
        + (change.State == OrderState.PartiallyFilled ? $" {change.Quantity:0.########}" : "");

    private static string When(long time) => $"{((time - ListSource.At(0)) % Spacing == 0 ? "open" : "in")} {BarAt(time)}";

    private static string Lower<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();

    private static Bar ToBar(string row, int i)
    {
        double[] cells = Cells(row);
        return cells.Length == 1
            ? new Bar(OpenOf(i), cells[0], cells[0], cells[0], cells[0], 1)
            : new Bar(OpenOf(i), cells[0], cells[1], cells[2], cells[3], cells.Length > 4 ? cells[4] : 1);
    }

    private static double[] Cells(string row) =>
        [.. row.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Cell)];

    private static double Cell(string text) => double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);
}
