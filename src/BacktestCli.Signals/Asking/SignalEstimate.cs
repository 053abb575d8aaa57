using BacktestCli.Signals.Chat;
using BacktestCli.Signals.Contracts;

namespace BacktestCli.Signals.Asking;

/// <summary>What it would take to answer questions, before anything is asked.</summary>
public sealed record SignalEstimate
{
    /// <summary>Tokens of an answer where the store has none to go by.</summary>
    private const int UsualAnswer = 200;

    /// <summary>Tokens that a re-ask adds to a question beside the answer it quotes.</summary>
    private const int ReAskTokens = 200;

    /// <summary>Questions of the strategy.</summary>
    public required int Questions { get; init; }

    /// <summary>
    /// Calls that would answer them all: one a question, or one a question and model where answers are combined; equal questions count
    /// once.
    /// </summary>
    public required int Calls { get; init; }

    /// <summary>Of those, calls whose answer is stored already.</summary>
    public required int Stored { get; init; }

    /// <summary>Calls to be made.</summary>
    public int Open => Calls - Stored;

    /// <summary>Share of the calls whose answer is stored, 0 to 1; null where there are no calls.</summary>
    public double? StoredShare => Calls > 0 ? (double)Stored / Calls : null;

    /// <summary>Tokens to be sent, by estimate, where each call is answered at once.</summary>
    public required long InputTokens { get; init; }

    /// <summary>Tokens to be answered where each answer is as long as those in the store, or 200 tokens where there are none.</summary>
    public required long TypicalOutputTokens { get; init; }

    /// <summary>Tokens to be answered where each answer is as long as it may be.</summary>
    public required long MostOutputTokens { get; init; }

    /// <summary>US dollars where the first model answers each call at once, at the typical length; null where it has no price.</summary>
    public required decimal? LowCostUsd { get; init; }

    /// <summary>
    /// US dollars where every model is asked, and asked again, and each answer is as long as it may be; null where one has no price.
    /// </summary>
    public required decimal? HighCostUsd { get; init; }

    /// <summary>Models without a price, in order.</summary>
    public required IReadOnlyList<ModelName> Unpriced { get; init; }

    /// <summary>
    /// The least time that the providers' rate limits allow, where each call is answered at once; null where there are none.
    /// </summary>
    public required TimeSpan? AtRateLimits { get; init; }

    /// <summary>Estimates.</summary>
    /// <param name="asker">Would answer the questions.</param>
    /// <param name="questions">The questions.</param>
    public static SignalEstimate Of(SignalAsker asker, IEnumerable<SignalQuestion> questions)
    {
        EstimateTally tally = new(asker);
        foreach (SignalQuestion question in questions)
            tally.Add(question);
        int most = asker.Options.Sampling.MaxOutputTokens;
        double typical = Math.Min(most, tally.TypicalAnswer ?? UsualAnswer);
        return new SignalEstimate
        {
            Questions = tally.Questions,
            Calls = tally.Calls,
            Stored = tally.Stored,
            InputTokens = tally.Open.Sum(call => call.Tokens),
            TypicalOutputTokens = (long)Math.Ceiling(typical * tally.Open.Count),
            MostOutputTokens = (long)most * tally.Open.Count,
            LowCostUsd = Sum(tally.Open, call => call.Models[0].Cost(call.Tokens, (long)Math.Ceiling(typical))),
            HighCostUsd = Sum(tally.Open, call => Sum(call.Models, model => model.Cost((2 * call.Tokens) + most + ReAskTokens, 2L * most))),
            Unpriced = [.. asker.Options.Models.Where(model => model.Cost(1, 1) is null).Select(model => model.Name)],
            AtRateLimits = Longest(tally.Open, typical),
        };
    }

    private static decimal? Sum<T>(IEnumerable<T> all, Func<T, decimal?> cost) => all.Aggregate((decimal?)0, (sum, one) => sum + cost(one));

    private static TimeSpan? Longest(IReadOnlyList<OpenCall> calls, double answer) =>
        calls.GroupBy(call => call.Models[0].Provider.Name).Max(group => AtLimits(group.First().Models[0].Provider, [.. group], answer));

    private static TimeSpan? AtLimits(ProviderSettings provider, OpenCall[] calls, double answer)
    {
        double? byRequests = (double)calls.Length / provider.RequestsPerMinute;
        double? byTokens = (calls.Sum(call => call.Tokens) + (answer * calls.Length)) / provider.TokensPerMinute;
        double? minutes = byRequests is { } r && byTokens is { } t ? Math.Max(r, t) : byRequests ?? byTokens;
        return minutes is { } known ? TimeSpan.FromMinutes(known) : null;
    }
}
