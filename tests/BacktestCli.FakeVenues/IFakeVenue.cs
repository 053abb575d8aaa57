namespace BacktestCli.FakeVenues;

/// <summary>One remote API: what it answers where nothing goes wrong, and what it says where a request is wrong.</summary>
public interface IFakeVenue
{
    /// <summary>Answers a request; null where the path is none of this venue's, which is loud.</summary>
    FakeAnswer? Answer(FakeRequest request);

    /// <summary>What it speaks, as a line for people.</summary>
    string Serves { get; }
}
