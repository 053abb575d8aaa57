using System.Diagnostics;
using System.Runtime.InteropServices;
using BacktestCli.Tests;

namespace BacktestCli.EndToEnd;

/// <summary>The program as its users have it, optimised and compiled ahead of time; made once, by whoever asks first.</summary>
internal static class PublishedProgram
{
    private static readonly Lazy<string> Made = new(Publish);

    /// <summary>The library to be run by dotnet, with all it needs beside it.</summary>
    public static string Path => Made.Value;

    /// <summary>Runs a command of the SDK in the folder of the repository.</summary>
    public static void Sdk(params string[] arguments)
    {
        ProcessStartInfo start = new("dotnet", arguments) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = Repository.Root };
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1"; // what goes on after the command would keep its output open
        start.Environment["UseSharedCompilation"] = "false";
        using Process process = Process.Start(start)!;
        Task<string> error = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, $"dotnet {string.Join(' ', arguments)}\n{output}\n{error.GetAwaiter().GetResult()}");
    }

    private static string Publish()
    {
        string folder = System.IO.Path.Combine(AppContext.BaseDirectory, "program");
        string project = System.IO.Path.Combine(Repository.Root, "src", "BacktestCli");
        Sdk("publish", project, "-c", "Release", "-r", RuntimeInformation.RuntimeIdentifier, "--no-self-contained", "-o", folder);
        return System.IO.Path.Combine(folder, "backtest.dll");
    }
}
