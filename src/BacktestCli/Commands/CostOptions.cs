using System.CommandLine;
using BacktestCli.Handlers.Run;

namespace BacktestCli.Commands;

/// <summary>The options that say what fills cost.</summary>
internal sealed class CostOptions
{
    private readonly Option<decimal?> _fee = new("--fee")
    {
        Description = "Fee of every fill, fraction: 0.001 is 10 bp (default: the venue's schedule).",
    };

    private readonly Option<decimal?> _makerFee = new("--maker-fee") { Description = "Fee of orders that rest in the book, fraction." };

    private readonly Option<decimal?> _takerFee = new("--taker-fee") { Description = "Fee of orders that cross the spread, fraction." };

    private readonly Option<string[]> _feeTiers = new("--fee-tiers")
    {
        Description = "Fees by the volume of 30 days, volume:maker:taker, comma-separated (default: the venue's, where volume alone decides).",
        HelpName = "TIERS",
    };

    private readonly Option<string> _slippage = new("--slippage")
    {
        Description = "How much worse orders that cross the spread fill: none, 5bps, range:0.1, impact:0.5 or random:5bps.",
        DefaultValueFactory = _ => "5bps",
    };

    private readonly Option<string?> _spread = new("--spread")
    {
        Description = "Distance of bid and offer, of which such orders pay half: 2bps.",
    };

    private readonly Option<long?> _seed = new("--seed")
    {
        Description = "For what is drawn by chance: the same seed draws the same (default: 1).",
    };

    private readonly Option<decimal?> _maxVolumeShare = new("--max-volume-share")
    {
        Description = "Most of a bar's volume that orders fill, fraction: 0.1 (default: any).",
        HelpName = "SHARE",
    };

    public void AddTo(Command command)
    {
        foreach (Option option in new Option[] { _fee, _makerFee, _takerFee, _feeTiers, _slippage, _spread, _seed, _maxVolumeShare })
            command.Options.Add(option);
    }

    public CostChoice Bind(ParseResult result) => new()
    {
        Fee = result.GetValue(_fee),
        MakerFee = result.GetValue(_makerFee),
        TakerFee = result.GetValue(_takerFee),
        FeeTiers = WordList.Split(result.GetValue(_feeTiers)),
        Slippage = result.GetRequiredValue(_slippage),
        Spread = result.GetValue(_spread),
        Seed = result.GetValue(_seed),
        MaxVolumeShare = result.GetValue(_maxVolumeShare),
    };
}
