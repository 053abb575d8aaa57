namespace BacktestCli.Signals.Chat;

/// <summary>Which fields a model takes in a request. One that it will not take is left out from then on.</summary>
internal sealed record RequestShape
{
    private static readonly string[] FormWords =
        ["response_format", "json_schema", "json_object", "json schema", "json mode", "structured output", "structured_output", "guided_json", "grammar"];

    private static readonly string[] RefusalWords =
    [
        "unsupported", "not support", "unknown", "unrecognized", "unrecognised", "unexpected", "extra", "not permitted", "not allowed", "only the default",
        "deprecated",
    ];

    /// <summary>How the form of the answer is asked for.</summary>
    public AnswerForm Form { get; init; } = AnswerForm.JsonSchema;

    /// <summary>True where the length is asked for as <c>max_completion_tokens</c>, as newer models want it.</summary>
    public bool NamesCompletionTokens { get; init; }

    /// <summary>False where it draws its words at its own temperature.</summary>
    public bool TakesTemperature { get; init; } = true;

    /// <summary>False where the share of likely words cannot be set.</summary>
    public bool TakesTopP { get; init; } = true;

    /// <summary>False where it takes no seed.</summary>
    public bool TakesSeed { get; init; } = true;

    /// <summary>The next request to try after this one was turned down; null where the fault is none of its fields.</summary>
    /// <param name="error">What the provider said, with status 400 or 422.</param>
    /// <param name="sampling">What was asked for: a field that was not sent cannot be at fault.</param>
    /// <param name="refused">What it would not take.</param>
    public RequestShape? StepDown(ProviderError error, Sampling sampling, out string refused)
    {
        bool isRefusal = error.Says(RefusalWords);
        (refused, RequestShape? next) = this switch
        {
            { NamesCompletionTokens: false } when error.Says("max_completion_tokens") || (error.Says("max_tokens") && isRefusal) =>
                ("max_tokens", this with { NamesCompletionTokens = true }),
            { TakesTemperature: true } when sampling.Temperature is not null && isRefusal && error.Says("temperature") =>
                ("temperature", this with { TakesTemperature = false }),
            { TakesTopP: true } when sampling.TopP is not null && isRefusal && error.Says("top_p") => ("top_p", this with { TakesTopP = false }),
            { TakesSeed: true } when sampling.Seed is not null && isRefusal && error.Says("seed") => ("seed", this with { TakesSeed = false }),
            { Form: AnswerForm.JsonSchema } when error.Says(FormWords) => ("json_schema", this with { Form = AnswerForm.JsonObject }),
            { Form: AnswerForm.JsonObject } when error.Says(FormWords) => ("json_object", this with { Form = AnswerForm.Text }),
            _ => ("", null),
        };
        return next;
    }

    /// <summary>What both take.</summary>
    public RequestShape And(RequestShape other) => new()
    {
        Form = Form > other.Form ? Form : other.Form,
        NamesCompletionTokens = NamesCompletionTokens || other.NamesCompletionTokens,
        TakesTemperature = TakesTemperature && other.TakesTemperature,
        TakesTopP = TakesTopP && other.TakesTopP,
        TakesSeed = TakesSeed && other.TakesSeed,
    };
}
