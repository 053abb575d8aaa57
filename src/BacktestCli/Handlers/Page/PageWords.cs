namespace BacktestCli.Handlers.Page;

/// <summary>What a page says it lacks.</summary>
internal static class PageWords
{
    public const string CodeShowsNothing = "Indicator lines are left out: the strategy keeps no indicator in a field of its own.";

    public const string CannotRunAlone =
        "Indicator lines are left out: the strategy does not run on one instrument's bars alone, without the account and the signals of the run.";

    public const string NoOrders =
        "Stops and targets are left out: there is no orders.csv beside the report. Write it with the run: backtest run … --format json,csv.";

    public const string OtherOrders =
        "Stops and targets are left out: the orders.csv beside the report is not that of its run. Write both again: backtest run … --format json,csv.";

    public const string TrailsMove = "Trailing stops are left out: where each stood is not kept.";

    public static string NoStrategy(string name) =>
        $"Indicator lines are left out: there is no strategy {name} with the source that was run. Name its file with --strategy.";

    public static string NoBars(string dataset, string why) => $"No price chart of {dataset}: {why}";
}
