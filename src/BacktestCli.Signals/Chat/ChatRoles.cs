namespace BacktestCli.Signals.Chat;

/// <summary>How servers, keys and recordings spell who speaks.</summary>
internal static class ChatRoles
{
    /// <summary>The spelling of a role.</summary>
    public static string NameOf(ChatRole role) => role switch
    {
        ChatRole.System => "system",
        ChatRole.User => "user",
        _ => "assistant",
    };

    /// <summary>The role that is spelled so; null where there is none.</summary>
    public static ChatRole? Find(string name) => name switch
    {
        "system" => ChatRole.System,
        "user" => ChatRole.User,
        "assistant" => ChatRole.Assistant,
        _ => null,
    };
}
