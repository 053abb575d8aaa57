using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace BacktestCli.Signals.Store;

/// <summary>
/// Where in the file each recording stands. Of several of one key the last counts, but one without an answer never stands before one with.
/// </summary>
internal sealed class StoreIndex
{
    private static readonly byte[] KeyStart = [.. "{\"key\":\""u8];
    private static readonly byte[] AbstainedStart = [.. "\",\"abstained\":"u8];

    private static readonly SearchValues<byte> HexDigits = SearchValues.Create("0123456789abcdef"u8);

    private readonly Dictionary<string, StoredLine> _lines = new(StringComparer.Ordinal);

    /// <summary>Numbers of the lines that cannot be read, from 1.</summary>
    public List<int> Damaged { get; } = [];

    /// <summary>Recordings that another of their key stands before.</summary>
    public List<StoredLine> Superseded { get; } = [];

    /// <summary>Where the recordings stand that count, in no order.</summary>
    public IReadOnlyDictionary<string, StoredLine> Lines => _lines;

    /// <summary>Finds a recording.</summary>
    public bool TryFind(string key, [NotNullWhen(true)] out StoredLine? line) => _lines.TryGetValue(key, out line);

    /// <summary>Takes a line in. What is no recording is noted as damaged.</summary>
    /// <param name="line">Without its line feed.</param>
    /// <param name="offset">Where in the file it begins.</param>
    /// <param name="number">Its number, from 1.</param>
    public void Add(ReadOnlySpan<byte> line, long offset, int number)
    {
        if (line.Trim(" \t\r"u8).IsEmpty)
            return;
        int last = line.LastIndexOf(KeyStart);
        if (last > 0 && IsRecording(line[last..]))
        {
            // a line that was cut short, with a whole one behind it: two files were put together
            Damaged.Add(number);
            Put(line[last..], offset + last, number);
        }
        else if (IsRecording(line))
        {
            Put(line, offset, number);
        }
        else
        {
            Damaged.Add(number);
        }
    }

    /// <summary>Takes a recording in.</summary>
    public void Put(StoredLine line)
    {
        StoredLine? loser = _lines.GetValueOrDefault(line.Key);
        if (loser?.Offset == line.Offset)
            return; // the last line of the file, read again when it was found to be whole
        if (loser is not null && line.IsAbstained && !loser.IsAbstained)
            loser = line;
        else
            _lines[line.Key] = line;
        if (loser is not null)
            Superseded.Add(loser);
    }

    private static bool IsRecording(ReadOnlySpan<byte> line)
    {
        int flag = KeyStart.Length + RecordingKey.Length + AbstainedStart.Length;
        return line.StartsWith(KeyStart) && line.Length > flag + 1
            && !line.Slice(KeyStart.Length, RecordingKey.Length).ContainsAnyExcept(HexDigits)
            && line[(KeyStart.Length + RecordingKey.Length)..].StartsWith(AbstainedStart)
            && line.TrimEnd("\r"u8)[^1] == '}';
    }

    private void Put(ReadOnlySpan<byte> line, long offset, int number)
    {
        string key = Encoding.ASCII.GetString(line.Slice(KeyStart.Length, RecordingKey.Length));
        bool isAbstained = line[KeyStart.Length + RecordingKey.Length + AbstainedStart.Length] == 't';
        Put(new StoredLine(key, offset, line.Length, number, isAbstained));
    }
}

/// <summary>Where a recording stands.</summary>
/// <param name="Key">Its key.</param>
/// <param name="Offset">Where in the file it begins.</param>
/// <param name="Length">Its bytes, without the line feed.</param>
/// <param name="Number">Number of its line, from 1.</param>
/// <param name="IsAbstained">True where nobody answered.</param>
internal sealed record StoredLine(string Key, long Offset, int Length, int Number, bool IsAbstained);
