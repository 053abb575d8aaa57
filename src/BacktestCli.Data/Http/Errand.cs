namespace BacktestCli.Data.Http;

/// <summary>One request from its first try to its last: which host is next, whether there is another try, and what to say in the end.</summary>
internal sealed class Errand(string venue, string pathAndQuery, IReadOnlyList<VenueHost> hosts, Patience patience)
{
    private int _tries;
    private int _unreachable;
    private int _shift;

    /// <summary>What is asked, whole, of the host of the last try.</summary>
    public Uri Address { get; private set; } = new(hosts[0].Address, pathAndQuery);

    /// <summary>The host of the next try: the first, in the venue's order, that has not failed us and is not left alone.</summary>
    public VenueHost NextHost()
    {
        int step = Enumerable.Range(0, hosts.Count).FirstOrDefault(step => !hosts[(_shift + step) % hosts.Count].IsLeftAlone);
        _shift += step;
        VenueHost host = hosts[_shift % hosts.Count];
        Address = new Uri(host.Address, pathAndQuery);
        return host;
    }

    /// <summary>Takes note of a try that came to nothing, and decides whether and when there is another.</summary>
    public void Failed(RequestFailure failure)
    {
        _tries++;
        _unreachable += failure.IsUnreachable ? 1 : 0;
        bool tooLong = failure.Wait > patience.LongestWait;
        bool noNetwork = _unreachable == _tries && _tries >= patience.TriesUnreachable * hosts.Count;
        failure.IsLast = failure.Course is not (Course.Retry or Course.SlowDown)
            || tooLong || noNetwork || _tries >= patience.Tries + hosts.Count - 1;
        bool another = failure.IsHostFault && ++_shift < hosts.Count;
        bool gateHolds = failure is { Course: Course.SlowDown, Wait: not null };
        failure.Pause = another || gateHolds ? TimeSpan.Zero : failure.Wait;
    }

    /// <summary>What is said when there is no other try.</summary>
    public DataException Explain(RequestFailure failure, string nextStep)
    {
        string tries = _tries > 1 ? $", after {_tries} tries" : "";
        return new DataException($"{venue}: {Address}: {failure.Message}{tries}. {nextStep}", failure) { IsUnreachable = failure.IsUnreachable };
    }
}
