using System.CommandLine;
using System.Reflection;
using System.Text.Json;
using BacktestCli.Commands;
using BacktestCli.Core.Engine;
using BacktestCli.Handlers;
using BacktestCli.Handlers.Replay;

namespace BacktestCli.Tests.Handlers.Replay;

/// <summary>No option of a run can be forgotten by its lock.</summary>
public sealed class LockedOptionsTests
{
    private static readonly JsonSerializerOptions Written = new() { IgnoreReadOnlyProperties = true };

    public static TheoryData<string> Options => [.. new RunCommand().Options.Select(option => option.Name)];

    [Theory]
    [MemberData(nameof(Options))]
    public void An_option_is_locked_or_there_is_a_reason_why_not(string name)
    {
        Option option = new RunCommand().Options.Single(one => one.Name == name);
        string value = ValueOf(option);
        string[] words = name == "--strategy" ? [$"{name}={value}"] : ["--strategy=x", $"{name}={value}"];
        RunOptions typed = RunCommand.Read(words);
        string key = name.TrimStart('-');
        if (LockedOptions.Unlocked.TryGetValue(key, out string? reason))
        {
            Assert.DoesNotContain(key, typed.Typed.Keys);
            Assert.NotEmpty(reason);
            return;
        }

        Assert.Equal([value], typed.Typed[key]);
        RunOptions again = RunCommand.Read(LockedOptions.Words(typed.Typed));
        Assert.Equal(Text(typed), Text(again));
        RunOptions without = RunCommand.Read(name == "--strategy" ? ["--strategy=other"] : ["--strategy=x"]);
        Assert.NotEqual(Text(without), Text(typed));
    }

    [Fact]
    public void What_is_not_locked_is_an_option_of_a_run() =>
        Assert.Empty(LockedOptions.Unlocked.Keys.Except(new RunCommand().Options.Select(option => option.Name.TrimStart('-'))));

    [Fact]
    public void A_switch_that_is_set_to_false_is_as_good_as_none() =>
        Assert.DoesNotContain("keep-open", RunCommand.Read(["--strategy=x", "--keep-open=false"]).Typed.Keys);

    [Fact]
    public void Every_setting_of_the_engine_is_in_the_lock()
    {
        string[] ofInstruments = [nameof(BacktestOptions.Fees), nameof(BacktestOptions.Margin)];
        IEnumerable<string> engine = typeof(BacktestOptions).GetProperties(BindingFlags.Public | BindingFlags.Instance).Select(one => one.Name);
        Assert.Empty(engine.Except(typeof(LockedSettings).GetProperties().Select(one => one.Name)).Except(ofInstruments));
    }

    private static string Text(RunOptions options) => JsonSerializer.Serialize(options with { Typed = new Dictionary<string, IReadOnlyList<string>>() }, Written);

    private static string ValueOf(Option option) => option switch
    {
        Option<bool> => "true",
        { Name: "--temperature" } => "0.5",
        _ when option.GetCompletions(System.CommandLine.Completions.CompletionContext.Empty).LastOrDefault() is { } word
            && word.Label != UsualOf(option) => word.Label,
        _ when option.GetCompletions(System.CommandLine.Completions.CompletionContext.Empty).FirstOrDefault() is { } word => word.Label,
        _ when option.ValueType == typeof(string) || option.ValueType == typeof(string[]) => "a=7",
        _ => "7",
    };

    private static string? UsualOf(Option option) => option.HasDefaultValue ? option.GetDefaultValue()?.ToString() : null;
}
