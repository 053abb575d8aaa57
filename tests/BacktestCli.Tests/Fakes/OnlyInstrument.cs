using BacktestCli.Core.Engine;
using BacktestCli.Core.Market;

namespace BacktestCli.Tests.Fakes;

/// <summary>Runs of one instrument: what is true of it, asked of the run.</summary>
internal static class OnlyInstrument
{
    extension(BacktestResult result)
    {
        public InstrumentResult Only => Assert.Single(result.Instruments);

        public Instrument Instrument => result.Only.Instrument;

        public RunFunding? Funding => result.Only.Funding;

        public decimal OpenQuantity => result.Only.OpenQuantity;

        /// <summary>The same run, the instrument having fared otherwise, or being another.</summary>
        public BacktestResult With(Func<InstrumentResult, InstrumentResult> change)
        {
            InstrumentResult only = change(result.Only);
            return result with
            {
                Instruments = [only],
                Trades = [.. result.Trades.Select(trade => trade with { Instrument = only.Instrument })],
                Fills = [.. result.Fills.Select(fill => fill with { Instrument = only.Instrument })],
            };
        }
    }
}
