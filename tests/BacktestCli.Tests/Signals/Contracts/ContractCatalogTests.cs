using BacktestCli.Signals;
using BacktestCli.Signals.Contracts;

namespace BacktestCli.Tests.Signals.Contracts;

public sealed class ContractCatalogTests
{
    [Fact]
    public void A_contract_is_found_by_its_name() =>
        Assert.All(ContractCatalog.All, contract => Assert.Same(contract, ContractCatalog.Find(contract.Name)));

    [Fact]
    public void A_misspelt_contract_is_guessed_and_the_others_are_listed()
    {
        SignalException fault = Assert.Throws<SignalException>(() => ContractCatalog.Find("sentimant"));

        Assert.Equal("'sentimant' is no contract. Did you mean sentiment? There are: sentiment, regime, rules, portfolio, factor.", fault.Message);
    }

    [Fact]
    public void Only_what_depends_on_the_account_must_be_asked_inside_the_run_and_openly()
    {
        Assert.Equal(["portfolio"], ContractCatalog.All.Where(contract => contract.DependsOnAccount).Select(contract => contract.Name));
        Assert.Equal(["portfolio"], ContractCatalog.All.Where(contract => !contract.CanBeAnonymous).Select(contract => contract.Name));
    }
}
