namespace BacktestCli.FakeVenues;

/// <summary>A request, as a fake venue sees it.</summary>
/// <param name="Path">Decoded, with the leading slash.</param>
/// <param name="Query">Parameters; the last of a name counts.</param>
/// <param name="Headers">Request headers.</param>
/// <param name="Now">The server's clock, Unix ms: bars that close later are still open.</param>
/// <param name="Lie">What the answer is to be wrong about.</param>
public sealed record FakeRequest(
    string Path, IReadOnlyDictionary<string, string> Query, IReadOnlyDictionary<string, string> Headers, long Now, PageLie Lie)
{
    /// <summary>A parameter; null where it is absent.</summary>
    public string? this[string name] => Query.GetValueOrDefault(name);

    /// <summary>A whole-number parameter.</summary>
    public long Number(string name, long otherwise) => this[name] is { } text ? long.Parse(text) : otherwise;
}

/// <summary>How a page of bars can be wrong while its form is right.</summary>
public enum PageLie
{
    /// <summary>It is right.</summary>
    None,

    /// <summary>Two neighbours have changed places.</summary>
    Disordered,

    /// <summary>Every time is half an interval late.</summary>
    Misaligned,

    /// <summary>It is the page before the one that was asked for.</summary>
    Repeated,

    /// <summary>Its first row stands there twice.</summary>
    Doubled,

    /// <summary>A price is not a number.</summary>
    NotANumber,

    /// <summary>A high lies below the close.</summary>
    HighBelowClose,

    /// <summary>It says it is of another symbol; where pages name none, it holds another symbol's bars of another time.</summary>
    WrongSymbol,
}
