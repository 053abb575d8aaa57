namespace BacktestCli.Signals.Chat;

/// <summary>A part of a conversation with a model.</summary>
/// <param name="Role">Who speaks.</param>
/// <param name="Text">What is said.</param>
public sealed record ChatMessage(ChatRole Role, string Text);

/// <summary>Who speaks in a conversation.</summary>
public enum ChatRole
{
    /// <summary>Sets the rules.</summary>
    System,

    /// <summary>Asks.</summary>
    User,

    /// <summary>The model.</summary>
    Assistant,
}
