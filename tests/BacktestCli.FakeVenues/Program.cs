using System.Text.Json;
using BacktestCli.FakeVenues;
using BacktestCli.FakeVenues.Models;

try
{
    ProgramOptions options = ProgramOptions.Read(args);
    if (options.WantsHelp)
    {
        Console.WriteLine(ProgramOptions.Help);
        return 0;
    }

    IReadOnlyList<IFakeVenue> venues = FakeVenueCatalog.All(
        new FakeMarket { ListedAt = options.ListedAt },
        options.Script is { } script ? ModelScript.Read(await File.ReadAllTextAsync(script)) : null);
    await using FakeServer server = await FakeServer.StartAsync(
        venues,
        options.Faults is { } path ? FaultScript.Read(await File.ReadAllTextAsync(path)) : null,
        port: options.Port,
        onUnscripted: asked => Console.Error.WriteLine($"no fake venue knows {asked}"),
        latencyMs: options.Latency,
        onAnswered: options.Log ? (asked, status) => Console.WriteLine($"{status} {asked}") : null);
    Console.WriteLine($"listening at {server.Address}");
    foreach (IFakeVenue venue in venues)
        Console.WriteLine($"  {venue.Serves}");
    await server.WaitAsync();
    return server.Unscripted.Count == 0 ? 0 : 1;
}
catch (Exception fault) when (fault is FormatException or JsonException or IOException or UnauthorizedAccessException)
{
    await Console.Error.WriteLineAsync(fault.Message);
    return 2;
}
