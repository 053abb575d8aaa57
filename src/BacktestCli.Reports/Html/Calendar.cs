using BacktestCli.Core.Market;

namespace BacktestCli.Reports.Html;

/// <summary>Returns by day: a column a week, a row a weekday, a drawing a year.</summary>
internal static class Calendar
{
    private const int Cell = 13;
    private const int Left = 34;
    private const int Top = 16;
    private const int MostYears = 12;

    public static Html Of(DailyReturns daily)
    {
        double[] sizes = [.. daily.Returns.Select(Math.Abs).Order()];
        double most = sizes.Length == 0 ? 0 : sizes[(int)((sizes.Length - 1) * 0.98)]; // one wild day must not make all others pale
        IGrouping<int, (long Day, double Return)>[] years = [.. daily.Days.Zip(daily.Returns).GroupBy(day => Date(day.First).Year)];
        return Html.Join(years.TakeLast(MostYears).Select(year => Year(year.Key, [.. year], most)));
    }

    private static Html Year(int year, IReadOnlyList<(long Day, double Return)> days, double most)
    {
        (long best, double high) = days.MaxBy(day => day.Return);
        (long worst, double low) = days.MinBy(day => day.Return);
        string summary = $"Daily returns of {year}: best {Words.Percent(high)} on {UtcTime.FormatDate(best)}, worst {Words.Percent(low)} on {UtcTime.FormatDate(worst)}.";
        return Html.Of($"""
            <figure><figcaption><b>{year} by day.</b> {summary}</figcaption><div class="scroll" tabindex="0" role="region" aria-label="Daily returns of {year}">
            <svg class="days" viewBox="0 0 {Left + (54 * Cell)} {Top + (7 * Cell) + 2}" role="img" aria-label="{summary}"><text x="0" y="{Top + 10}">Mon</text><text x="0" y="{Top + 10 + (6 * Cell)}">Sun</text>{Months(year)}{days.Select(day => Day(day.Day, day.Return, most))}</svg></div></figure>

            """);
    }

    private static IEnumerable<Html> Months(int year) => Enumerable.Range(1, 12).Select(month =>
        Html.Of($"""<text x="{Left + (Week(new DateTime(year, month, 1)) * Cell)}" y="11">{new DateTime(year, month, 1).ToString("MMM", System.Globalization.CultureInfo.InvariantCulture)}</text>"""));

    private static Html Day(long day, double value, double most)
    {
        DateTime date = Date(day);
        return Html.Of($"""
            <rect class="day {MonthTable.Shade(value, most)}" x="{Left + (Week(date) * Cell)}" y="{Top + (Weekday(date) * Cell)}" width="11" height="11" rx="2"><title>{UtcTime.FormatDate(day)} {Words.Percent(value)}</title></rect>
            """);
    }

    private static DateTime Date(long day) => DateTime.UnixEpoch.AddMilliseconds(day);

    private static int Week(DateTime date) => (date.DayOfYear - 1 + Weekday(new DateTime(date.Year, 1, 1))) / 7;

    private static int Weekday(DateTime date) => ((int)date.DayOfWeek + 6) % 7;
}
