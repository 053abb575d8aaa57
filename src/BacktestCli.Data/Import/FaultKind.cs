namespace BacktestCli.Data.Import;

/// <summary>What can be wrong with a row of a file.</summary>
public enum FaultKind
{
    /// <summary>It cannot be read as a bar.</summary>
    Unparsable,

    /// <summary>Its open time is no multiple of the interval.</summary>
    Misaligned,

    /// <summary>A value is not a number, or infinite.</summary>
    NotFinite,

    /// <summary>A price is zero or negative.</summary>
    NonPositivePrice,

    /// <summary>The high is below the open, close or low, or the low above the open or close.</summary>
    Contradiction,

    /// <summary>A volume or count is negative.</summary>
    NegativeVolume,

    /// <summary>It comes after a row with a later open time.</summary>
    Disorder,

    /// <summary>It repeats a bar.</summary>
    Duplicate,

    /// <summary>It gives another bar for an open time that was given before.</summary>
    ConflictingDuplicate,

    /// <summary>It closes in the future, so it may still change.</summary>
    Unfinished,

    /// <summary>Its count of trades is not a whole number, or so large that a double does not hold it exactly.</summary>
    BrokenCount,
}
