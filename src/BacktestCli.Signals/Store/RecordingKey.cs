using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using BacktestCli.Signals.Chat;

namespace BacktestCli.Signals.Store;

/// <summary>The key of a recording: what was asked, of whom and how. Whoever asks the same finds the recording.</summary>
/// <remarks>
/// SHA-256 over texts, each written as its count of UTF-8 bytes, a colon, itself and a line feed: the format, contract, template version,
/// count of models and each, temperature, top p, seed (<c>-</c> where not set), most tokens of an answer, count of messages, and role and
/// text of each.
/// </remarks>
public static class RecordingKey
{
    /// <summary>Version of the form of keys and lines.</summary>
    public const int Format = 1;

    /// <summary>Characters of a key.</summary>
    public const int Length = 64;

    /// <summary>The key of a question.</summary>
    /// <param name="contract">Name of the contract.</param>
    /// <param name="template">Version of its prompt template.</param>
    /// <param name="models">The models that may answer, in order.</param>
    /// <param name="sampling">How their words are drawn.</param>
    /// <param name="messages">The question as it is sent.</param>
    public static string Of(
        string contract, int template, IReadOnlyList<ModelName> models, Sampling sampling, IReadOnlyList<ChatMessage> messages)
    {
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Add(hash, $"signal-{Format}");
        Add(hash, contract);
        Add(hash, Number(template));
        Add(hash, Number(models.Count));
        foreach (ModelName model in models)
            Add(hash, model.ToString());
        Add(hash, Number(sampling.Temperature));
        Add(hash, Number(sampling.TopP));
        Add(hash, sampling.Seed is { } seed ? Number(seed) : "-");
        Add(hash, Number(sampling.MaxOutputTokens));
        Add(hash, Number(messages.Count));
        foreach (ChatMessage message in messages)
        {
            Add(hash, ChatRoles.NameOf(message.Role));
            Add(hash, message.Text);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>The key that a recording must have.</summary>
    public static string Of(Recording recording) =>
        Of(recording.Contract, recording.Template, recording.Models, recording.Sampling, recording.Messages);

    private static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Number(double? value) => value is { } number ? number.ToString("R", CultureInfo.InvariantCulture) : "-";

    private static void Add(IncrementalHash hash, string text)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        hash.AppendData(Encoding.ASCII.GetBytes(Number(bytes.Length) + ":"));
        hash.AppendData(bytes);
        hash.AppendData("\n"u8);
    }
}
