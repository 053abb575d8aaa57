using BacktestCli.Composition;

return await new CommandLine(Surroundings.OfThisProcess()).RunAsync(args, CancellationToken.None);
