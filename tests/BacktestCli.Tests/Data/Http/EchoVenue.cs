using System.Text;
using BacktestCli.Data.Http;
using BacktestCli.FakeVenues;

namespace BacktestCli.Tests.Data.Http;

/// <summary>A venue that answers every path below /data with a list that is long enough to be cut.</summary>
internal sealed class EchoVenue : IFakeVenue
{
    /// <summary>What it answers.</summary>
    public static string Body { get; } = "[" + string.Join(",", Enumerable.Range(0, 1_000)) + "]";

    public string Serves => "echo: any path";

    public FakeAnswer? Answer(FakeRequest request) => request.Path.StartsWith("/data", StringComparison.Ordinal)
        ? new FakeAnswer(Encoding.UTF8.GetBytes(Body)) { Headers = new Dictionary<string, string> { ["X-Used"] = request["used"] ?? "0" } }
        : request.Path.StartsWith("/missing", StringComparison.Ordinal) ? FakeAnswer.Text("no such key", 404) : null;
}

/// <summary>How it is asked.</summary>
internal sealed class EchoManners(params Uri[] hosts) : VenueManners
{
    public override string Name => "echo";

    public override IReadOnlyList<Uri> Hosts => hosts;

    public override RateBudget? Budget => Limit;

    /// <summary>Its limit.</summary>
    public RateBudget? Limit { get; init; }

    public override long? Used(HttpAnswer answer) => answer.Header("X-Used") is { } used ? long.Parse(used) : null;
}
