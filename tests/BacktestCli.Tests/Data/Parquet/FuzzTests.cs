using BacktestCli.Data.Parquet;

namespace BacktestCli.Tests.Data.Parquet;

/// <summary>Damaged files are read as they are or refused with the one typed error: nothing else, and in little memory.</summary>
public sealed class FuzzTests
{
    private const int Mutations = 20_000;
    private const long MostBytes = 64 << 20;
    private const int MostRows = 100_000;

    [Fact]
    public void A_damaged_file_is_read_or_refused()
    {
        byte[][] ours = [.. Ours()];
        byte[][] others = Others();
        int refused = 0;
        for (int seed = 0; seed < Mutations; seed++)
        {
            Random random = new(seed);
            byte[][] corpus = seed % 4 == 0 && others.Length > 0 ? others : ours;
            byte[] file = Mutation.Of(corpus[random.Next(corpus.Length)], random);
            long bytes = GC.GetAllocatedBytesForCurrentThread();
            refused += Attempt(file, random, seed) ? 0 : 1;
            Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - bytes, 0, MostBytes);
        }

        // Neither all nor none: the mutations must reach what lies behind the first check, and must do harm.
        Assert.InRange(refused, Mutations / 4, Mutations * 99 / 100);
    }

    [Fact]
    public void A_file_cut_short_anywhere_is_refused()
    {
        byte[] file = Samples.Everything(rows: 40, seed: 3).Write();
        for (int length = 0; length < file.Length; length++)
            Assert.Throws<ParquetException>(() => ParquetReader.Open(file.AsMemory(0, length)));
    }

    [Fact]
    public void A_flipped_bit_in_any_page_is_found_by_its_checksum()
    {
        byte[] file = new Table([TableColumn.Of(new("x", ParquetType.Double), [1.0, 2.0, 3.0])]).Write();
        int footer = Rewriting.FooterStart(file);
        for (int bit = 8 * (footer - (3 * sizeof(double))); bit < 8 * footer; bit++)
        {
            byte[] damaged = [.. file];
            damaged[bit / 8] ^= (byte)(1 << (bit % 8));
            Assert.Contains("checksum", Assert.Throws<ParquetException>(() => Table.Read(damaged)).Message, StringComparison.Ordinal);
        }
    }

    /// <returns>True where every column was read.</returns>
    private static bool Attempt(byte[] file, Random random, int seed)
    {
        try
        {
            using ParquetReader reader = random.Next(4) == 0 ? ParquetReader.Open(new MemoryStream(file)) : ParquetReader.Open(file);
            bool isWhole = true;
            for (int column = 0; column < reader.Columns.Count; column++)
                isWhole &= AttemptColumn(reader, column);
            return isWhole;
        }
        catch (ParquetException)
        {
            return false;
        }
        catch (Exception e)
        {
            throw new InvalidOperationException($"Mutation {seed} ended in {e.GetType().Name}.", e);
        }
    }

    private static bool AttemptColumn(ParquetReader reader, int column)
    {
        if (reader.Rows > MostRows)
            return false; // room for so many rows is the caller's to refuse

        try
        {
            foreach (ParquetRowGroup group in reader.RowGroups)
                group.Statistics(column);
            TableColumn.Read(reader, column);
            return true;
        }
        catch (ParquetException)
        {
            return false;
        }
    }

    private static IEnumerable<byte[]> Ours()
    {
        foreach (ParquetCodec codec in Enum.GetValues<ParquetCodec>())
        {
            byte[] file = Samples.Everything(rows: 150, seed: 4).Write(new() { Codec = codec, PageRows = 60 }, groupRows: 100);
            yield return file;
            yield return Rewriting.WithoutChecksums(file);
            foreach (TableColumn column in Samples.Everything(rows: 150, seed: 5).Columns)
                yield return Rewriting.WithoutChecksums(new Table([column]).Write(new() { Codec = codec, PageRows = 90 }));
        }
    }

    /// <summary>Pages of version 2 and encodings we do not write, where Node.js is there to have them made.</summary>
    private static byte[][] Others()
    {
        if (NodeTool.Missing is not null)
            return [];

        string folder = Directory.CreateTempSubdirectory("parquet").FullName;
        try
        {
            Table table = Samples.Everything(rows: 150, seed: 6);
            ArrowRewrite[] ways =
            [
                .. from compression in new[] { "UNCOMPRESSED", "SNAPPY", "BROTLI" }
                   let output = Path.Combine(folder, compression)
                   select new ArrowRewrite(output, "V2", compression, ArrowRewrite.Unusual(table.Columns)) { RowGroup = 100, Page = 500 },
            ];
            ArrowRewrite.Run(table.Write(), folder, ways);
            string duck = Path.Combine(folder, "duck");
            DuckDb.Query(DuckDbTable.Make + DuckDbTable.Copy(duck, "PARQUET_VERSION V2, DICTIONARY_SIZE_LIMIT 20") + "SELECT 1");
            return [.. ways.Select(way => way.Output).Append(duck).Select(File.ReadAllBytes)];
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
