using BacktestCli.Data.Http.Paging;
using BacktestCli.Data.Http;

namespace BacktestCli.Data.Exchanges.Okx;

/// <summary>How OKX is talked to.</summary>
/// <param name="settings">What the user set.</param>
internal sealed class OkxManners(VenueSettings settings) : VenueManners
{
    /// <inheritdoc/>
    public override string Name => "okx";

    /// <inheritdoc/>
    public override IReadOnlyList<Uri> Hosts { get; } = [settings.BaseUrl ?? new Uri("https://www.okx.com")];

    /// <summary>20 requests in any 2 seconds, no more than a funding page costs of them at once.</summary>
    public override RateBudget? Budget { get; } = new(20, TimeSpan.FromSeconds(2), Burst: 2);

    /// <summary>OKX says no in the body's <c>code</c>, often with status 200.</summary>
    public override Judgement Judge(HttpAnswer answer, Judgement usual)
    {
        (string? code, string? message) = AnswerCode.Read(answer.Body.Span, "code"u8, "msg"u8);
        return code switch
        {
            null or AnswerCode.Good => usual,
            "50011" => new Judgement(Course.SlowDown, Say(code, message), usual.Wait),
            "50001" or "50013" or "50026" => new Judgement(Course.Retry, Say(code, message), usual.Wait),
            "51001" => new Judgement(Course.Refused, Say(code, message) + " `backtest data search` finds its symbols."),
            _ => new Judgement(usual.Course == Course.Use ? Course.Refused : usual.Course, Say(code, message), usual.Wait),
        };
    }

    private static string Say(string code, string? message) => $"OKX answers {code}: {message}";
}
