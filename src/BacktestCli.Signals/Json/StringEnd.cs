namespace BacktestCli.Signals.Json;

/// <summary>Where a string stands: it decides what can follow it.</summary>
internal enum Place
{
    /// <summary>Before the colon of a member.</summary>
    Key,

    /// <summary>After it.</summary>
    Member,

    /// <summary>In a list.</summary>
    Item,
}

/// <summary>How a string ends.</summary>
internal enum Ending
{
    /// <summary>With a quotation mark.</summary>
    Closed,

    /// <summary>Without one, but before something that is no part of it.</summary>
    Missing,

    /// <summary>With the text.</summary>
    Cut,
}

/// <summary>The end of a string.</summary>
/// <param name="Content">Place after its last character.</param>
/// <param name="Resume">Where reading goes on.</param>
/// <param name="Kind">How it ends.</param>
internal readonly record struct StringEnd(int Content, int Resume, Ending Kind);
