namespace BacktestCli.Handlers.Download;

/// <summary>Lengths of time for people.</summary>
internal static class Duration
{
    /// <summary><c>0.4 s</c>, <c>12 s</c>, <c>3 min 5 s</c>, <c>2 h 10 min</c>.</summary>
    public static string Of(TimeSpan time) => time switch
    {
        { TotalSeconds: < 10 } => $"{time.TotalSeconds:0.0} s",
        { TotalSeconds: < 60 } => $"{time.TotalSeconds:0} s",
        { TotalHours: < 1 } => $"{time.Minutes} min {time.Seconds} s",
        _ => $"{Math.Floor(time.TotalHours):N0} h {time.Minutes} min",
    };
}
