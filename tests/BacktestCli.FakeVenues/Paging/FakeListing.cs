namespace BacktestCli.FakeVenues.Paging;

/// <summary>Something a fake venue lists.</summary>
/// <param name="Symbol">As the venue spells it.</param>
/// <param name="Base">What is bought and sold.</param>
/// <param name="Quote">What it is quoted in.</param>
/// <param name="Product">The venue's word for its family.</param>
internal sealed record FakeListing(string Symbol, string Base, string Quote, string Product)
{
    /// <summary>True for contracts that pay profit in what they are on.</summary>
    public bool IsInverse { get; init; }

    /// <summary>What a contract is worth, as a power of ten of base or, on inverse contracts, quote currency.</summary>
    public int ContractPower { get; init; }

    /// <summary>Since when it is traded, Unix ms; 0: as long as there is a market.</summary>
    public long ListedAt { get; init; }

    /// <summary>Until when it is traded, Unix ms.</summary>
    public long DelistedAt { get; init; } = long.MaxValue;

    /// <summary>True where it is traded at an instant.</summary>
    public bool IsTrading(long now) => now >= ListedAt && now < DelistedAt;
}
