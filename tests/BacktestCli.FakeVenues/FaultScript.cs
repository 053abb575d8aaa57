using System.Text.Json;
using System.Text.Json.Serialization;

namespace BacktestCli.FakeVenues;

/// <summary>The faults of a server, and how often each has been met.</summary>
public sealed class FaultScript
{
    private static readonly JsonSerializerOptions Form = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
    };

    private readonly Lock _turn = new();
    private readonly List<(Fault Fault, int Met)> _faults = [];

    /// <summary>Reads a list of faults: <c>[{"match": "klines", "status": 429, "headers": {"Retry-After": "1"}}]</c>.</summary>
    /// <exception cref="JsonException">It is no such list, or a fault has a property that is unknown.</exception>
    public static FaultScript Read(string json)
    {
        FaultScript script = new();
        foreach (Fault fault in JsonSerializer.Deserialize<Fault[]>(json, Form) ?? [])
            script.Add(fault);
        return script;
    }

    /// <summary>Adds a fault; it counts matching requests from now on.</summary>
    public void Add(Fault fault)
    {
        lock (_turn)
            _faults.Add((fault, 0));
    }

    /// <summary>The fault that happens to a request: the first in the list whose turn it is; null where none is.</summary>
    public Fault? Next(string pathAndQuery)
    {
        lock (_turn)
        {
            Fault? next = null;
            for (int i = 0; i < _faults.Count; i++)
            {
                (Fault fault, int met) = _faults[i];
                if (!pathAndQuery.Contains(fault.Match, StringComparison.Ordinal))
                    continue;
                _faults[i] = (fault, ++met);
                if (next is null && met >= fault.From && met < fault.From + fault.Times)
                    next = fault;
            }

            return next;
        }
    }
}
