using BacktestCli.Core.Market;

namespace BacktestCli.Core.Trading.Protections;

/// <summary>Positions are opened only at some hours of the UTC day.</summary>
/// <param name="From">First minute of the day, 0 to 1439.</param>
/// <param name="To">Minute of the day from which nothing is opened, 1 to 1440; where it is not after <paramref name="From"/>, it is of the next day.</param>
public sealed record TradingHoursProtection(int From, int To) : Protection
{
    private const long Minute = 60_000;

    /// <inheritdoc/>
    public override string Text => $"hours:{From / 60:00}:{From % 60:00}-{To / 60:00}:{To % 60:00}";

    /// <inheritdoc/>
    internal override string? Refusal(in ProtectionState state)
    {
        long minute = (state.Time - UtcTime.StartOfDay(state.Time)) / Minute;
        bool isOpen = From < To ? minute >= From && minute < To : minute >= From || minute < To;
        return isOpen ? null : $"protection {Text}: outside the hours";
    }
}
