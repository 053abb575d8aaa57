using BacktestCli.Composition;
using BacktestCli.Configuration;
using BacktestCli.Core.Strategies;
using BacktestCli.Signals.Asking;
using BacktestCli.Signals.Chat;
using BacktestCli.Signals.Contracts;
using BacktestCli.Signals.Store;

namespace BacktestCli.Handlers.Signals;

/// <summary>All it takes to answer the questions of one strategy: the contract, the models, the budget, the store.</summary>
internal sealed class SignalSession : IDisposable
{
    private readonly ChatModels? _chat;

    private SignalSession(
        SignalChoice choice, Contract contract, IReadOnlyList<ModelSettings> models, Func<ISignalStrategy> create, string store, Surroundings surroundings, Action<string> log)
    {
        (Choice, Contract, Models, Create) = (choice, contract, models, create);
        Store = RecordingStore.Open(surroundings.Resolve(store), store);
        if (choice.Mode != SignalMode.Replay)
            _chat = new ChatModels(new Budget(choice.MaxCost, choice.MaxCalls, choice.MaxTokens), surroundings.Clock, seed: 1, log);
        Asker = new SignalAsker(contract, choice.ForAsking(models), Store, _chat, surroundings.Clock);
    }

    /// <summary>What was typed.</summary>
    public SignalChoice Choice { get; }

    /// <summary>The form of question and answer.</summary>
    public Contract Contract { get; }

    /// <summary>The models, in order.</summary>
    public IReadOnlyList<ModelSettings> Models { get; }

    /// <summary>Makes a fresh strategy that observes, its rules being those that were typed.</summary>
    public Func<ISignalStrategy> Create { get; }

    /// <summary>Where answers are kept.</summary>
    public RecordingStore Store { get; }

    /// <summary>Answers one question.</summary>
    public SignalAsker Asker { get; }

    /// <summary>What the strategy wants to be told.</summary>
    public SignalPlan Plan => Create().Signals;

    /// <summary>Opens the store; nothing is asked, and nothing connected, before the first question.</summary>
    /// <exception cref="UsageException">What was typed does not go with the strategy, or no model is named.</exception>
    public static SignalSession Open(SignalChoice choice, StrategyChoice strategy, ModelDirectory directory, Surroundings surroundings, Action<string> log)
    {
        string? rules = choice.ReadRules(surroundings);
        ISignalStrategy Fresh() => rules is null ? (ISignalStrategy)strategy.Create() : new ToldStrategy((ISignalStrategy)strategy.Create(), rules);
        SignalPlan plan = Fresh().Signals;
        Contract contract = ContractCatalog.FindOrNull(plan.Contract)
            ?? throw new UsageException($"{strategy.Entry.Name} asks for signals by a contract {plan.Contract}, and there is none of that name; there are "
                + $"{string.Join(", ", ContractCatalog.Names)}.");
        UsageException.ThrowIfAny(Misfits(choice, contract, strategy.Entry.Name));
        IReadOnlyList<ModelSettings> models = directory.Find(choice.Models);
        return new SignalSession(choice, contract, models, Fresh, choice.StoreOf(strategy.Entry.Name), surroundings, log);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Store.Dispose();
        _chat?.Dispose();
    }

    private static IEnumerable<string> Misfits(SignalChoice choice, Contract contract, string strategy)
    {
        if (choice.Rules is not null && contract.Name != "rules")
            yield return $"--rules is given, and {strategy} asks by the contract {contract.Name}: only strategies of the contract rules, such as llm-rules, take the words of others.";
        if (choice.Placebo > 0 && contract.DependsOnAccount)
            yield return $"--placebo shuffles signals in time, and those of {strategy} depend on what is held when they are asked for: leave it out.";
    }
}
