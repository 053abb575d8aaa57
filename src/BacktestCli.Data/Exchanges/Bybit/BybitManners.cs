using System.Globalization;
using BacktestCli.Data.Http.Paging;
using BacktestCli.Data.Http;

namespace BacktestCli.Data.Exchanges.Bybit;

/// <summary>How Bybit is talked to.</summary>
/// <param name="settings">What the user set.</param>
internal sealed class BybitManners(VenueSettings settings) : VenueManners
{
    private const int Permits = 550;

    /// <inheritdoc/>
    public override string Name => "bybit";

    /// <inheritdoc/>
    public override IReadOnlyList<Uri> Hosts { get; } =
        settings.BaseUrl is { } own ? [own] : [new Uri("https://api.bybit.com"), new Uri("https://api.bytick.com")];

    /// <summary>600 requests in any 5 seconds; the 601st bans the address for 10 minutes, so that some room is left.</summary>
    public override RateBudget? Budget { get; } = new(Permits, TimeSpan.FromSeconds(5), Burst: 50);

    /// <summary>
    /// Bybit says no in the body's <c>retCode</c>, with status 200; with 403 it says that it has had enough of this address.
    /// </summary>
    public override Judgement Judge(HttpAnswer answer, Judgement usual)
    {
        if (answer.Status == 403)
            return Banned;
        (string? code, string? message) = AnswerCode.Read(answer.Body.Span, "retCode"u8, "retMsg"u8);
        return code switch
        {
            null or AnswerCode.Good => usual,
            "10006" => new Judgement(Course.SlowDown, Say(code, message), UntilReset(answer) ?? usual.Wait),
            "10000" or "10016" => new Judgement(Course.Retry, Say(code, message), usual.Wait),
            "10009" or "10010" => new Judgement(Course.Stop, Say(code, message) + " (it does not serve this place)"),
            "10001" => new Judgement(Course.Refused, Say(code, message) + " `backtest data search` finds its symbols."),
            _ => new Judgement(usual.Course == Course.Use ? Course.Refused : usual.Course, Say(code, message), usual.Wait),
        };
    }

    /// <summary>
    /// The headers count what is left of a share that is not our budget's; what is used of it is taken as the same fraction of ours.
    /// </summary>
    public override long? Used(HttpAnswer answer) =>
        Number(answer, "X-Bapi-Limit") is { } limit and > 0 && Number(answer, "X-Bapi-Limit-Status") is { } left
            ? Permits * Math.Clamp(limit - left, 0, limit) / limit
            : null;

    private static Judgement Banned { get; } = new(
        Course.Stop,
        "Bybit refuses this address: more than 600 requests in 5 seconds came from it, or it does not serve the country it is in",
        TimeSpan.FromMinutes(10));

    private static string Say(string code, string? message) => $"Bybit answers {code}: {message}";

    /// <summary>Both times are the venue's own.</summary>
    private static TimeSpan? UntilReset(HttpAnswer answer) =>
        Number(answer, "X-Bapi-Limit-Reset-Timestamp") is { } reset && answer.Date is { } date
            ? TimeSpan.FromMilliseconds(Math.Max(0, reset - date.ToUnixTimeMilliseconds()))
            : null;

    private static long? Number(HttpAnswer answer, string header) =>
        long.TryParse(answer.Header(header), NumberStyles.None, CultureInfo.InvariantCulture, out long number) ? number : null;
}
