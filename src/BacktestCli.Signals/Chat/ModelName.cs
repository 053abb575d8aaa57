namespace BacktestCli.Signals.Chat;

/// <summary>A model of a provider, written <c>provider/model</c>; a model's own name may hold slashes.</summary>
/// <param name="Provider">The provider, as the configuration calls it.</param>
/// <param name="Model">The model, as the provider calls it.</param>
public sealed record ModelName(string Provider, string Model)
{
    /// <summary>Reads <c>provider/model</c>; null where it is not written so.</summary>
    public static ModelName? TryParse(string text)
    {
        int slash = text.IndexOf('/', StringComparison.Ordinal);
        return slash > 0 && slash < text.Length - 1 ? new ModelName(text[..slash], text[(slash + 1)..]) : null;
    }

    /// <summary><c>provider/model</c>.</summary>
    public override string ToString() => $"{Provider}/{Model}";
}
