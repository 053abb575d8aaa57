using BacktestCli.Data;
using BacktestCli.Data.Exchanges;

namespace BacktestCli.Tests.Data.Exchanges;

public sealed class SourceCatalogTests
{
    [Fact]
    public void Every_source_is_made_by_its_name_whatever_its_case()
    {
        foreach (string name in SourceCatalog.Names)
        {
            using IVenueSource source = SourceCatalog.Create(name.ToUpperInvariant(), new VenueSettings { BaseUrl = new Uri("http://localhost:1") }, TimeProvider.System);
            Assert.Equal(name, source.Name);
            Assert.InRange(source.MaxConcurrency, 1, 256);
        }
    }

    [Fact]
    public void A_source_that_does_not_exist_is_refused_with_a_guess()
    {
        DataException fault = Assert.Throws<DataException>(() => SourceCatalog.Create("binanse", new VenueSettings(), TimeProvider.System));
        Assert.StartsWith("'binanse' is no source of bars. Did you mean binance? There are: ", fault.Message, StringComparison.Ordinal);
    }
}
