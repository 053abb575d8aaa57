using BacktestCli.Data.Parquet;

namespace BacktestCli.Data.Cache;

/// <summary>Reads files of a dataset, none of which is trusted before its size and SHA-256 are seen to be right.</summary>
internal sealed class VerifiedFiles(Turns turns, DatasetFolder folder)
{
    private const int MaxRereads = 3;

    /// <summary>
    /// The bytes of a file. Where they are not as expected, somebody may just have written it: then the manifest says so.
    /// </summary>
    /// <param name="file">Which.</param>
    /// <param name="memory">Where to put them; a larger one takes its place where it is too small.</param>
    /// <exception cref="DataException">The file is damaged.</exception>
    public ReadOnlyMemory<byte> Read(CachedFile file, ref byte[] memory)
    {
        CachedFile? expected = file;
        for (int attempt = 0; attempt < MaxRereads && expected is not null; attempt++)
        {
            if (folder.TryRead(expected, ref memory) is { } content)
                return content;
            CachedFile? now = turns.Read(folder)?[file.Name];
            if (now == expected)
                break;
            expected = now;
        }

        throw Damaged(file.Name, "its size or SHA-256 is not what the manifest says");
    }

    /// <summary>Opens what <see cref="Read"/> gave.</summary>
    /// <exception cref="DataException">It is not Parquet.</exception>
    public ParquetReader Open(ReadOnlyMemory<byte> content, string name) => Decode(name, () => ParquetReader.Open(content));

    /// <summary>Does something that may find a file unreadable, and says which file it was.</summary>
    public T Decode<T>(string name, Func<T> work)
    {
        try
        {
            return work();
        }
        catch (ParquetException fault)
        {
            throw Damaged(name, fault.Message);
        }
    }

    /// <inheritdoc cref="Decode{T}(string, Func{T})"/>
    public void Decode(string name, Action work) => Decode(name, () =>
    {
        work();
        return true;
    });

    private DataException Damaged(string name, string what) => new(
        $"{folder.FilePath(name)}: {what}. See what else is: backtest data verify. Then import {folder.Name} again, or download it "
        + "with --recheck, which mends it.");
}
