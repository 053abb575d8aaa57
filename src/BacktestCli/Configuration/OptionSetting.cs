using System.CommandLine;

namespace BacktestCli.Configuration;

/// <summary>An option that a file sets.</summary>
/// <param name="Key">The option's name without dashes in front.</param>
/// <param name="Command">Path of the command it is meant for; null: every command that has it.</param>
/// <param name="Values">Its values, as they would be typed.</param>
/// <param name="Place">Where it stands.</param>
internal sealed record OptionSetting(string Key, string? Command, IReadOnlyList<string> Values, Place Place)
{
    /// <summary>What would be typed for a value of a file; null where the option takes no such value.</summary>
    /// <param name="known">The option.</param>
    /// <param name="name">What the file calls it.</param>
    /// <param name="value">What the file says.</param>
    /// <param name="problem">Why it takes none.</param>
    public static IReadOnlyList<string>? Read(CommandOption known, string name, YamlValue value, out string problem)
    {
        string[] values = value switch
        {
            YamlText text => [text.Text],
            YamlList list => [.. list.Items.OfType<YamlText>().Select(item => item.Text)],
            YamlKeys keys => [.. keys.Pairs.Select(pair => $"{pair.Key.Text}={(pair.Value as YamlText)?.Text}")],
            _ => [],
        };
        bool takesMany = known.Option.Arity.MaximumNumberOfValues > 1;
        bool isNested = value is YamlList list2 && list2.Items.Any(item => item is not YamlText)
            || value is YamlKeys keys2 && (known.Key is not ("param" or "cash" or "weights") || keys2.Pairs.Any(pair => pair.Value is not YamlText));
        problem = isNested ? $"{name} takes no keys and values."
            : value is not YamlText && !takesMany ? $"{name} takes one value, not a list."
            : values.Length == 0 || values.Any(text => text.Length == 0) ? $"{name} has no value: give it one, or leave the line out."
            : known.Option is Option<bool> && Switch.Read(values[0]) is null ? $"{name} is '{values[0]}': it must be true or false."
            : "";
        if (problem.Length > 0)
            return null;
        return known.Option is Option<bool> ? [Switch.Read(values[0])!] : values;
    }
}
