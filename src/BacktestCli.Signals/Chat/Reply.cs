namespace BacktestCli.Signals.Chat;

/// <summary>What a model said in one attempt.</summary>
/// <param name="Text">The text, without keys.</param>
/// <param name="IsCut">True where it ran out of tokens.</param>
/// <param name="Usage">Tokens as the provider counted them; null where it did not.</param>
internal sealed record Reply(string Text, bool IsCut, TokenUsage? Usage);

/// <summary>What a server sent back.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Headers">Headers by their names, in any case.</param>
/// <param name="Body">The body, unpacked.</param>
internal sealed record HttpReply(int Status, IReadOnlyDictionary<string, string> Headers, ReadOnlyMemory<byte> Body)
{
    /// <summary>A header; null where it is absent.</summary>
    public string? Header(string name) => Headers.GetValueOrDefault(name);
}
