using System.Text.Json;
using BacktestCli.Core;
using BacktestCli.Data.Import.Text;

namespace BacktestCli.Data.Import.Readers;

/// <summary>Reads bars from JSON: one array of rows, or JSON Lines with a row a line.</summary>
internal sealed class JsonBars(ImportRequest request, DocumentRows rows)
{
    private readonly JsonRow _row = new(request, rows);

    /// <summary>Reads a document that is one array, however long, in pieces.</summary>
    /// <exception cref="DataException">It is not JSON, or not an array of rows.</exception>
    public void ReadArray(ByteFeed bytes, CancellationToken cancellationToken)
    {
        JsonReaderState state = default;
        int row = 1;
        bool more = true;
        try
        {
            while (more)
            {
                cancellationToken.ThrowIfCancellationRequested();
                more = bytes.Fill();
                var reader = new Utf8JsonReader(bytes.Available, isFinalBlock: !more, state);
                while (reader.Read())
                {
                    bool isOuter = _row.Depth < 0 && reader.CurrentDepth == 0;
                    if (!isOuter && _row.Take(ref reader, row))
                        row++;
                }

                bytes.Consume((int)reader.BytesConsumed);
                state = reader.CurrentState;
            }
        }
        catch (JsonException fault)
        {
            throw new DataException($"{rows.Name}: not valid JSON near row {row}: {JsonFault.What(fault)}. Fetch or export the file again.", fault);
        }
    }

    /// <summary>Reads a document with one object or array a line.</summary>
    public void ReadLines(ByteFeed bytes, CancellationToken cancellationToken)
    {
        var lines = new LineFeed(bytes);
        while (lines.TryRead(out ReadOnlySpan<byte> line))
        {
            if ((lines.LineNumber & 0xFFFF) == 0)
                cancellationToken.ThrowIfCancellationRequested();
            if (!line.Trim((byte)' ').IsEmpty)
                ReadLine(line, lines.LineNumber);
        }
    }

    private void ReadLine(ReadOnlySpan<byte> line, int number)
    {
        try
        {
            var reader = new Utf8JsonReader(line);
            while (reader.Read())
                _row.Take(ref reader, number);
        }
        catch (JsonException)
        {
            _row.Abandon();
            rows.Reject(number, line);
        }
    }
}
