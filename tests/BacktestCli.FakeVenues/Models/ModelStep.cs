namespace BacktestCli.FakeVenues.Models;

/// <summary>What a fake model does with a request whose turn it is. A step that says nothing answers sensibly.</summary>
public sealed record ModelStep
{
    /// <summary>How many requests it happens to, one after another; 0: all that follow.</summary>
    public int Times { get; init; } = 1;

    /// <summary>An HTTP status that says no, with an error as OpenAI words them.</summary>
    public int? Status { get; init; }

    /// <summary>The error's code, such as <c>insufficient_quota</c>.</summary>
    public string? Code { get; init; }

    /// <summary>The error's message.</summary>
    public string? Message { get; init; }

    /// <summary>The whole body, as it is, in place of any other.</summary>
    public string? Body { get; init; }

    /// <summary>Headers added to the answer.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    /// <summary>What the model says, as it is.</summary>
    public string? Text { get; init; }

    /// <summary>What it says where it will not answer; the text is then null.</summary>
    public string? Refusal { get; init; }

    /// <summary>What it thinks, in a field of its own.</summary>
    public string? Reasoning { get; init; }

    /// <summary>Why it stopped: <c>stop</c>, <c>length</c>, <c>content_filter</c>; null: as is true.</summary>
    public string? FinishReason { get; init; }

    /// <summary>True where no choice is sent.</summary>
    public bool NoChoices { get; init; }

    /// <summary>True where no tokens are counted.</summary>
    public bool NoUsage { get; init; }

    /// <summary>Tokens it says were answered; null: as many as there are.</summary>
    public int? OutputTokens { get; init; }

    /// <summary>Milliseconds before the answer.</summary>
    public int DelayMs { get; init; }

    /// <summary>True where nothing is ever answered.</summary>
    public bool Hang { get; init; }

    /// <summary>The connection is closed before a byte of the answer.</summary>
    public bool Drop { get; init; }

    /// <summary>Share of the body that is sent before the connection breaks; null: all of it.</summary>
    public double? CutAfter { get; init; }

    /// <summary>Share of the body after which it ends, with a length that hides it; null: all of it.</summary>
    public double? TruncateAfter { get; init; }

    /// <summary>True where the request's headers are repeated in the message or the text, the key among them.</summary>
    public bool Echo { get; init; }
}
