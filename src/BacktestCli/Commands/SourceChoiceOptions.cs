using System.CommandLine;
using BacktestCli.Configuration;

namespace BacktestCli.Commands;

/// <summary>The options that say where market data are fetched from, the same wherever they are fetched.</summary>
internal sealed class SourceChoiceOptions
{
    private readonly Option<string?> _via = new("--via") { Description = "A vendor in place of the venue itself: tardis, tardis-machine or relay.", HelpName = "VENDOR" };

    private readonly Option<string?> _baseUrl = new("--base-url") { Description = "Address of the API (default: the published one).", HelpName = "URL" };

    private readonly Option<string?> _archiveUrl = new("--archive-url") { Description = "Address of bulk files (default: the published one, or --base-url).", HelpName = "URL" };

    private readonly Option<bool> _noArchive = new("--no-archive") { Description = "Ask the API only, not for bulk files." };

    public SourceChoiceOptions() => _via.AcceptOnlyFromAmong([.. SourceKeys.Vendors]);

    public void AddTo(Command command)
    {
        foreach (Option option in new Option[] { _via, _baseUrl, _archiveUrl, _noArchive })
            command.Options.Add(option);
    }

    public SourceOptions Bind(ParseResult result) => new()
    {
        Via = result.GetValue(_via),
        BaseUrl = result.GetValue(_baseUrl),
        ArchiveUrl = result.GetValue(_archiveUrl),
        NoArchive = result.GetValue(_noArchive),
    };
}
