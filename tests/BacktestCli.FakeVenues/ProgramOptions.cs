using System.Globalization;

namespace BacktestCli.FakeVenues;

/// <summary>What the program is told on its command line.</summary>
internal sealed record ProgramOptions
{
    /// <summary>What <c>--help</c> says.</summary>
    public const string Help = """
        Speaks for every venue, with invented bars, and for language models, on loopback.

          --port N           where it listens (5055; 0: any that is free)
          --faults FILE      a JSON list of what goes wrong: [{"match": "klines", "from": 2, "status": 429, "headers": {"Retry-After": "1"}}]
                             a fault: match, from, times, status, body, headers, delay_ms, drop, trickle_ms, cut_after, cut_gzip_after,
                             truncate_after, lie, clock_skew_ms
          --script FILE      what language models do, request by request: {"gpt-4.1": {"refuses": ["json_schema"], "steps": [{"status": 429,
                             "headers": {"Retry-After": "1"}}, {"text": "```json\n{}"}]}, "*": {}}; after the last step they answer sensibly
                             a step: times (0: all that follow), status, code, message, body, headers, text, refusal, reasoning, finish_reason,
                             no_choices, no_usage, output_tokens, delay_ms, hang, drop, cut_after, truncate_after, echo
          --listed-at DATE   nothing is older (2020-01-01)
          --latency MS       before every answer (0)
          --log              prints every request
          --help             prints this

        A request that no venue knows is printed on stderr, and the exit code is 1 in the end.
        """;

    private static readonly string[] Switches = ["--log", "--help"];

    /// <summary>Where it listens.</summary>
    public int Port { get; private init; } = 5055;

    /// <summary>A file of faults; null: nothing goes wrong.</summary>
    public string? Faults { get; private init; }

    /// <summary>A file of what language models do; null: all answer.</summary>
    public string? Script { get; private init; }

    /// <summary>Nothing is older, Unix ms.</summary>
    public long ListedAt { get; private init; } = new FakeMarket().ListedAt;

    /// <summary>Milliseconds before every answer.</summary>
    public int Latency { get; private init; }

    /// <summary>Prints every request.</summary>
    public bool Log { get; private init; }

    /// <summary>Prints <see cref="Help"/> and nothing else.</summary>
    public bool WantsHelp { get; private init; }

    /// <summary>Reads a command line.</summary>
    /// <exception cref="FormatException">A word of it is unknown, or lacks its value.</exception>
    public static ProgramOptions Read(IReadOnlyList<string> words)
    {
        ProgramOptions options = new();
        for (int i = 0; i < words.Count; i++)
            options = options.With(words[i], Switches.Contains(words[i]) ? "" : i + 1 < words.Count ? words[++i] : throw Unknown(words[i]));
        return options;
    }

    private ProgramOptions With(string word, string value) => word switch
    {
        "--port" => this with { Port = Number(word, value) },
        "--faults" => this with { Faults = value },
        "--script" => this with { Script = value },
        "--listed-at" => this with { ListedAt = Date(word, value) },
        "--latency" => this with { Latency = Number(word, value) },
        "--log" => this with { Log = true },
        "--help" => this with { WantsHelp = true },
        _ => throw Unknown(word),
    };

    private static int Number(string word, string value) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out int number)
            ? number
            : throw new FormatException($"{word} takes a whole number, not '{value}'.");

    private static long Date(string word, string value) =>
        DateTimeOffset.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset date)
            ? date.ToUnixTimeMilliseconds()
            : throw new FormatException($"{word} takes a date such as 2020-01-01, not '{value}'.");

    private static FormatException Unknown(string word) => new($"'{word}' is unknown or lacks its value. See --help.");
}
