using System.Text.Json.Serialization;

namespace BacktestCli.Data.Cache;

/// <summary>Why bars are missing.</summary>
public enum HoleClass
{
    /// <summary>Nobody has found out.</summary>
    [JsonStringEnumMemberName("unknown")]
    Unknown,

    /// <summary>The instrument did not trade yet, or no more.</summary>
    [JsonStringEnumMemberName("not-listed")]
    NotListed,

    /// <summary>The venue stood still.</summary>
    [JsonStringEnumMemberName("venue-outage")]
    VenueOutage,

    /// <summary>Nobody traded.</summary>
    [JsonStringEnumMemberName("no-trade")]
    NoTrade,

    /// <summary>They could not be fetched.</summary>
    [JsonStringEnumMemberName("fetch-failed")]
    FetchFailed,

    /// <summary>The vendor's files lack them.</summary>
    [JsonStringEnumMemberName("vendor-hole")]
    VendorHole,
}
