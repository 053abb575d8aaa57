namespace BacktestCli.Core.Indicators;

/// <summary>A pivot point and its levels of support and resistance, from one window's range and close.</summary>
/// <remarks>
/// <c>pp = (high + low + close) / 3</c>, <c>s1 = 2·pp − high</c>, <c>s2 = pp − (high − low)</c>, <c>s3 = low − 2·(high − pp)</c>, the
/// resistances their mirror images; floor traders' rule, in Person (2004), A Complete Guide to Technical Trading Tactics.
/// </remarks>
/// <param name="High">Highest price of the window.</param>
/// <param name="Low">Its lowest price.</param>
/// <param name="Close">Its last price.</param>
internal readonly record struct PivotLevels(double High, double Low, double Close)
{
    /// <summary>No window yet.</summary>
    public static PivotLevels None { get; } = new(double.NaN, double.NaN, double.NaN);

    /// <summary>The pivot point.</summary>
    public double Point => (High + Low + Close) / 3;

    private double S1 => (2 * Point) - High;

    private double S2 => Point - (High - Low);

    private double S3 => Low - (2 * (High - Point));

    private double R1 => (2 * Point) - Low;

    private double R2 => Point + (High - Low);

    private double R3 => High + (2 * (Point - Low));

    /// <summary>The outputs of an indicator that has levels; sparse where the market says when it has them.</summary>
    public static IReadOnlyList<IndicatorOutput> Outputs(Func<IIndicator, PivotLevels> of, bool areSparse) =>
    [
        new("pp", i => of(i).Point, areSparse), new("s1", i => of(i).S1, areSparse), new("s2", i => of(i).S2, areSparse),
        new("s3", i => of(i).S3, areSparse), new("r1", i => of(i).R1, areSparse), new("r2", i => of(i).R2, areSparse),
        new("r3", i => of(i).R3, areSparse),
    ];
}
