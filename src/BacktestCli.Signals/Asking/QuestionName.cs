using BacktestCli.Core.Market;
using BacktestCli.Signals.Store;

namespace BacktestCli.Signals.Asking;

/// <summary>Names a question in messages.</summary>
internal static class QuestionName
{
    /// <summary><c>binance spot BTCUSDT at 2024-01-01T00:00:00Z</c>.</summary>
    public static string Of(Recording recording) => $"{string.Join(", ", recording.Instruments)} at {UtcTime.Format(recording.Time)}";
}
