using BacktestCli.FakeVenues;

int port = args is ["--port", var text] && int.TryParse(text, out int number) ? number : 5055;
await using FakeServer server = await FakeServer.StartAsync(FakeVenueCatalog.All(new FakeMarket()), port: port, onUnscripted: Console.Error.WriteLine);
Console.WriteLine($"fake venues at {server.Address}");
await server.WaitAsync();
