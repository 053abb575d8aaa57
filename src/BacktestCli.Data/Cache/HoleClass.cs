using System.Text.Json.Serialization;

namespace BacktestCli.Data.Cache;

/// <summary>Why bars are missing.</summary>
[JsonConverter(typeof(HoleClassJson))]
public enum HoleClass
{
    /// <summary>Nobody has found out.</summary>
    Unknown,

    /// <summary>The instrument did not trade yet, or no more.</summary>
    NotListed,

    /// <summary>The venue stood still.</summary>
    VenueOutage,

    /// <summary>Nobody traded.</summary>
    NoTrade,

    /// <summary>They could not be fetched.</summary>
    FetchFailed,

    /// <summary>The vendor's files lack them.</summary>
    VendorHole,
}
