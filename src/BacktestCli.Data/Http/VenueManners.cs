namespace BacktestCli.Data.Http;

/// <summary>How a host is talked to: where it is, how much it allows, and how it says no.</summary>
internal abstract class VenueManners
{
    /// <summary>Its name in messages: <c>binance</c>.</summary>
    public abstract string Name { get; }

    /// <summary>Its addresses, the preferred first; the others serve where that one fails. None ends with a slash.</summary>
    public abstract IReadOnlyList<Uri> Hosts { get; }

    /// <summary>What it allows; null where it names no limit.</summary>
    public abstract RateBudget? Budget { get; }

    /// <summary>Headers every request carries, such as the key.</summary>
    public virtual IReadOnlyDictionary<string, string> Headers => new Dictionary<string, string>();

    /// <summary>
    /// Judges an answer whose body is whole. Statuses that every venue means alike (408, 429, 5xx, 418, 403, 451) are already judged when they come here with
    /// <paramref name="usual"/>; a venue overrules what it means otherwise, and reads errors that come with status 200.
    /// </summary>
    public virtual Judgement Judge(HttpAnswer answer, Judgement usual) => usual;

    /// <summary>How much of the budget the venue says is used up in the current window, all askers of this address together; null where it does not say.</summary>
    public virtual long? Used(HttpAnswer answer) => null;

    /// <summary>What the user can do about an answer that ends the asking, as a sentence; null: what is usual for its status.</summary>
    public virtual string? NextStep(HttpAnswer answer) => null;
}

/// <summary>What a venue allows one address.</summary>
/// <param name="Permits">Weight a window, in the venue's own unit.</param>
/// <param name="Window">The window.</param>
/// <param name="Burst">Most weight at once.</param>
internal sealed record RateBudget(int Permits, TimeSpan Window, int Burst);
