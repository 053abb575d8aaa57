using System.Text;
using System.Text.Json;
using Serilog;
using Serilog.Core;
using Spectre.Console;

namespace BacktestCli.Composition;

/// <summary>How this invocation talks: results to stdout, everything else to stderr, in the form the global options ask for.</summary>
internal sealed class Terminal(Surroundings surroundings, TerminalOptions options)
{
    private static readonly JsonWriterOptions Indented = new() { Indented = true, NewLine = "\n" };

    private readonly Logger? _log = options.LogFile is null ? null : OpenLog(surroundings.Resolve(options.LogFile));

    /// <summary>True where one JSON document is wanted on stdout, and nothing else.</summary>
    public bool Json => options.Json;

    /// <summary>True where notes are not wanted.</summary>
    public bool Quiet => options.Quiet;

    /// <summary>True where what is under way can be drawn on stderr, over and over in the same place.</summary>
    public bool CanAnimate => surroundings.ErrorIsTerminal && surroundings.Environment.GetValueOrDefault("TERM") != "dumb" && !options.Quiet && !options.Json;

    /// <summary>Where results go.</summary>
    public TextWriter Out => surroundings.Out;

    /// <summary>A line about what is going on; silent under <c>--quiet</c>.</summary>
    public void Note(string line)
    {
        _log?.Information("{Line}", line);
        if (!options.Quiet)
            surroundings.Error.WriteLine(line);
    }

    /// <summary>A line that a failed run must show, on stderr.</summary>
    public void Complain(string line)
    {
        _log?.Error("{Line}", line);
        surroundings.Error.WriteLine(line);
    }

    /// <summary>A detail; only under <c>--verbose</c>.</summary>
    public void Detail(string line)
    {
        _log?.Debug("{Line}", line);
        if (options.Verbose)
            surroundings.Error.WriteLine(line);
    }

    /// <summary>True where a person can be asked.</summary>
    public bool CanAsk => surroundings.InIsTerminal && surroundings.ErrorIsTerminal && !options.Json;

    /// <summary>Puts a question, on stderr, that yes or no answers; true for a yes that is typed.</summary>
    public bool Confirms(string question)
    {
        surroundings.Error.Write($"{question} [y/N] ");
        return surroundings.In.ReadLine()?.Trim().ToLowerInvariant() is "y" or "yes";
    }

    /// <summary>Writes one JSON document and a newline on stdout.</summary>
    public void WriteJson(Action<Utf8JsonWriter> write)
    {
        using MemoryStream buffer = new();
        using (Utf8JsonWriter json = new(buffer, Indented))
            write(json);
        Out.WriteLine(Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length));
    }

    /// <summary>A line about work under way: an event where those are wanted, else a note.</summary>
    public void Tell(string line)
    {
        if (!Json)
        {
            Note(line);
            return;
        }

        WriteEvent(json =>
        {
            json.WriteString("event", "note");
            json.WriteString("note", line);
        });
    }

    /// <summary>Writes an event of the work under way on stderr: one line of JSON. Silent under <c>--quiet</c>.</summary>
    public void WriteEvent(Action<Utf8JsonWriter> write)
    {
        using MemoryStream buffer = new();
        using (Utf8JsonWriter json = new(buffer))
        {
            json.WriteStartObject();
            write(json);
            json.WriteEndObject();
        }

        Note(Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length));
    }

    /// <summary>Stdout for tables and colour: plain text on a pipe, under <c>--no-color</c> and where NO_COLOR is set.</summary>
    public IAnsiConsole OpenConsole() => Open(Out, surroundings.OutIsTerminal, IsColourWanted ? AnsiSupport.Detect : AnsiSupport.No);

    /// <summary>Stderr, for what is drawn again and again in the same place while work is under way.</summary>
    public IAnsiConsole OpenErrorConsole() => Open(surroundings.Error, surroundings.ErrorIsTerminal, CanAnimate ? AnsiSupport.Yes : AnsiSupport.No);

    private bool IsColourWanted => !options.NoColor && !surroundings.Environment.ContainsKey("NO_COLOR");

    private IAnsiConsole Open(TextWriter writer, bool isTerminal, AnsiSupport ansi)
    {
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = isTerminal ? ansi : AnsiSupport.No,
            ColorSystem = isTerminal && IsColourWanted ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
            Interactive = isTerminal && ansi == AnsiSupport.Yes ? InteractionSupport.Yes : InteractionSupport.No,
            Out = new AnsiConsoleOutput(writer),
        });
        if (!isTerminal)
            console.Profile.Width = 100;
        return console;
    }

    private static Logger OpenLog(string path)
    {
        try
        {
            File.AppendAllText(path, "");
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"--log-file {path} cannot be written: {fault.Message} Name another file.");
        }

        return new LoggerConfiguration()
            .MinimumLevel.Verbose()
            .WriteTo.File(path, outputTemplate: "{Timestamp:yyyy-MM-ddTHH:mm:ss.fffzzz} {Level:u3} {Line}{NewLine}", formatProvider: null)
            .CreateLogger();
    }
}

/// <summary>The global options that shape output.</summary>
/// <param name="Json">One JSON document on stdout.</param>
/// <param name="Quiet">No notes.</param>
/// <param name="Verbose">Every detail, and stack traces.</param>
/// <param name="NoColor">No colour.</param>
/// <param name="LogFile">Where every line but the result is kept too, with its time; null: nowhere.</param>
internal sealed record TerminalOptions(bool Json, bool Quiet, bool Verbose, bool NoColor, string? LogFile);
