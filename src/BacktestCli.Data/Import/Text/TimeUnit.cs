namespace BacktestCli.Data.Import.Text;

/// <summary>How a source counts time since the Unix epoch, or that it writes dates.</summary>
internal enum TimeUnit
{
    Seconds,
    Milliseconds,
    Microseconds,
    Nanoseconds,
    Text,
}
