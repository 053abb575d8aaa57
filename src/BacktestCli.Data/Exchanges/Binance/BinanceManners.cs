using System.Globalization;
using BacktestCli.Data.Http;

namespace BacktestCli.Data.Exchanges.Binance;

/// <summary>How Binance's hosts are talked to.</summary>
/// <param name="hosts">One API's, the preferred first.</param>
/// <param name="budget">What it allows; null: no limit is known.</param>
/// <param name="countsWeight">True where its answers tell the weight that is used up of that budget.</param>
internal sealed class BinanceManners(IReadOnlyList<Uri> hosts, RateBudget? budget, bool countsWeight) : VenueManners
{
    private const string UsedWeight = "X-MBX-USED-WEIGHT-1M";
    private const int RestrictedPlace = 451;

    /// <inheritdoc/>
    public override string Name => "binance";

    /// <inheritdoc/>
    public override IReadOnlyList<Uri> Hosts => hosts;

    /// <inheritdoc/>
    public override RateBudget? Budget => budget;

    /// <inheritdoc/>
    public override Judgement Judge(HttpAnswer answer, Judgement usual)
    {
        if (BinanceError.Read(answer.Body.Span) is not { } error)
            return usual;

        Course course = usual.Course switch
        {
            Course.SlowDown or Course.Stop => usual.Course,
            _ when error.Code == BinanceError.TooMuch => Course.SlowDown,
            _ when error.IsPassing => Course.Retry,
            Course.Use => Course.Refused,
            _ => usual.Course,
        };
        return usual with { Course = course, Reason = error.ToString() };
    }

    /// <summary>Some of its servers say −1 or nothing at all.</summary>
    /// <inheritdoc/>
    public override long? Used(HttpAnswer answer) =>
        countsWeight
        && long.TryParse(answer.Header(UsedWeight), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long used)
        && used >= 0
            ? used
            : null;

    /// <inheritdoc/>
    public override string? NextStep(HttpAnswer answer) => answer.Status == RestrictedPlace
        ? "The venue does not serve this place. Spot bars are also at --base-url https://data-api.binance.vision; "
            + "its bulk files are not restricted."
        : null;
}
