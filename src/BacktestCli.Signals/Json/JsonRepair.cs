using System.Text.Json;

namespace BacktestCli.Signals.Json;

/// <summary>Finds the JSON that a text means.</summary>
/// <remarks>
/// JSON as it stands comes back as it stands. Anything else is searched for objects and lists, past prose, code fences and reasoning, and
/// what is broken in them is mended by rules that never make up a value: a value that is missing is null. Time is linear in the text.
/// </remarks>
public static class JsonRepair
{
    /// <summary>Levels of nesting above which a text is refused.</summary>
    public const int MaxDepth = 256;

    /// <summary>Levels of JSON inside a string of JSON that are taken apart.</summary>
    private const int MaxEscapes = 3;

    private static readonly JsonDocumentOptions Options = new() { MaxDepth = MaxDepth };

    private static readonly JsonDocumentOptions UniqueKeys = new() { MaxDepth = MaxDepth, AllowDuplicateProperties = false };

    /// <summary>Reads the JSON that a text means, and says what had to be mended.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="accepts">
    /// Of several values in the text, which may be the one meant: the last that is accepted is. Null: any object or array, objects before
    /// lists of bare values, and no brackets of prose.
    /// </param>
    /// <exception cref="JsonRepairException">There is no JSON in the text, or not the one that was asked for.</exception>
    public static RepairedJson Repair(string text, Func<JsonElement, bool>? accepts = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (!JsonGrammar.IsObjectOrList(text))
            return Search(text, accepts);
        RepairLog log = new();
        JsonElement value = Parse(text, log);
        if (accepts is null || accepts(value))
            return new RepairedJson { Value = value, Repairs = log.Describe() };
        return Wrapping.Find(value, accepts, log) is JsonElement inner
            ? new RepairedJson { Value = inner, Repairs = log.Describe() }
            : throw Refusals.Refused(1);
    }

    private static JsonElement Parse(string text, RepairLog log)
    {
        try
        {
            return JsonElement.Parse(text, UniqueKeys);
        }
        catch (JsonException)
        {
            return RepeatedKeys.Drop(JsonElement.Parse(text, Options), log);
        }
    }

    private static RepairedJson Search(string text, Func<JsonElement, bool>? accepts)
    {
        Refusals.RefusePages(text);
        int escapes = 0;
        while (true)
        {
            using AnswerSearch search = new(text);
            search.Run();
            if (search.EscapedAt >= 0)
            {
                if (escapes++ == MaxEscapes)
                    throw new JsonRepairException($"the quotation marks of the JSON are escaped more than {MaxEscapes} times over.");
                text = EscapedText.Unescape(text, search.EscapedAt);
                continue;
            }

            if (search.Found.Count == 0)
                throw Refusals.Nothing(text, search.HasReasoning);
            RepairLog before = new();
            if (escapes > 0)
                before.Note(Mend.StringOfJson, escapes);
            return Choose(search, accepts, before);
        }
    }

    /// <summary>The last value that is accepted; without a choice of the caller's, the last of those most likely to be meant.</summary>
    private static RepairedJson Choose(AnswerSearch search, Func<JsonElement, bool>? accepts, RepairLog log)
    {
        int rank = search.Found.Max(candidate => candidate.Rank);
        Candidate? chosen = null;
        JsonElement value = default;
        int count = 0;
        foreach (Candidate candidate in search.Found)
        {
            if (accepts is null && candidate.Rank < rank)
                continue;
            if (accepts is not null)
            {
                JsonElement read = Read(search, candidate);
                if (!accepts(read))
                    continue;
                value = read;
            }

            count++;
            chosen = candidate;
        }

        if (chosen is null)
            return Unwrap(search, accepts!, log);
        return Finish(search, chosen, accepts is null ? Read(search, chosen) : value, count, log);
    }

    private static RepairedJson Unwrap(AnswerSearch search, Func<JsonElement, bool> accepts, RepairLog log)
    {
        for (int place = search.Found.Count - 1; place >= 0; place--)
        {
            Candidate candidate = search.Found[place];
            RepairLog unwrapping = new();
            if (Wrapping.Find(Read(search, candidate), accepts, unwrapping) is not JsonElement inner)
                continue;
            log.Add(unwrapping);
            return Finish(search, candidate, inner, 1, log);
        }

        throw Refusals.Refused(search.Found.Count);
    }

    private static RepairedJson Finish(AnswerSearch search, Candidate chosen, JsonElement value, int count, RepairLog log)
    {
        search.NoteSurroundings(log, chosen);
        if (count > 1)
            log.Note(Mend.LastOfSeveral, count);
        log.Add(chosen.Log);
        JsonElement last = RepeatedKeys.Drop(value, log);
        return new RepairedJson
        {
            Value = last,
            Repairs = log.Describe(),
            IsTruncated = chosen.IsTruncated,
            LacksOnlyBraces = chosen.LacksOnlyBraces,
            LacksQuote = chosen.Log[Mend.MissingQuote] > 0,
        };
    }

    private static JsonElement Read(AnswerSearch search, Candidate candidate) => JsonElement.Parse(search.JsonOf(candidate).Span, Options);
}
