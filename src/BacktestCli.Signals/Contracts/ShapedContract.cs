using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using BacktestCli.Signals.Contracts.Shapes;
using BacktestCli.Signals.Prompts;

namespace BacktestCli.Signals.Contracts;

/// <summary>A contract whose answer has a <see cref="Shape"/> and whose question has a <see cref="PromptTemplate"/>.</summary>
/// <remarks>A new one is a file like these, its template, and a line in <see cref="ContractCatalog"/>.</remarks>
internal abstract class ShapedContract : Contract
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly Lazy<PromptTemplate> _template;
    private readonly Lazy<string> _schema;

    protected ShapedContract()
    {
        _template = new(() => new PromptTemplate(Name, Version));
        _schema = new(() => Shape.Schema());
    }

    /// <inheritdoc/>
    public override string Schema => _schema.Value;

    /// <inheritdoc/>
    public override bool CanBeAnonymous => true;

    /// <summary>The text of its question.</summary>
    public PromptTemplate Template => _template.Value;

    /// <summary>What its answer looks like.</summary>
    public abstract ObjectShape Shape { get; }

    /// <inheritdoc/>
    public override Prompt Write(SignalQuestion question, PromptOptions options)
    {
        QuestionRules.Hold(this, question);
        AskedQuestion asked = new(question, Disguise.Of(question, options.IsAnonymous && CanBeAnonymous));
        PromptParts parts = Parts(asked);
        Dictionary<string, string> texts = new(parts.Texts) { ["answer"] = Shape.Form("") };
        return (parts with { Texts = texts }).Write(Template, asked.Disguise, options.MaxTokens);
    }

    /// <inheritdoc/>
    public override ContractReading Read(JsonElement answer, SignalQuestion question, Prompt prompt)
    {
        (JsonNode? plain, Problems problems) = Shaped(answer);
        IReadOnlyList<InstrumentSignal> signals =
            problems.Any ? [] : Signals(new Answer(plain!.AsObject()), new AskedQuestion(question, prompt.Disguise), problems);
        return Told(plain, problems, signals);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<string> Check(JsonElement answer) => Shaped(answer).Problems.All;

    /// <inheritdoc/>
    public override ContractReading ReadPlain(JsonElement answer)
    {
        (JsonNode? plain, Problems problems) = Shaped(answer);
        return Told(plain, problems, []);
    }

    /// <summary>What is put into the places of the template, but for <c>answer</c>.</summary>
    protected abstract PromptParts Parts(AskedQuestion asked);

    /// <summary>What an answer of the right shape means; where it makes no sense, the problems are told.</summary>
    protected abstract IReadOnlyList<InstrumentSignal> Signals(Answer answer, AskedQuestion asked, Problems problems);

    private static ContractReading Told(JsonNode? plain, Problems problems, IReadOnlyList<InstrumentSignal> signals) => problems.Any
        ? new([], problems.All)
        : new(signals, []) { Answer = plain!.ToJsonString(Plain), Repairs = problems.Repairs.Describe() };

    private (JsonNode? Plain, Problems Problems) Shaped(JsonElement answer)
    {
        Problems problems = new();
        return (Shape.Read(answer, "", problems), problems);
    }
}
