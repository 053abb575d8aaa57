using BacktestCli.Data.Parquet;

namespace BacktestCli.Tests.Data.Parquet;

/// <summary>
/// Apache Arrow reads our files and writes them again, with pages of both versions and encodings we do not write; then we read those.
/// </summary>
public sealed class WeReadArrow : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("parquet").FullName;

    [Fact]
    public void Arrow_reads_ours_and_we_read_what_it_makes_of_it()
    {
        Table table = Samples.Everything(rows: 3_000, seed: 2);
        ArrowRewrite[] ways =
        [
            .. from version in new[] { "V1", "V2" }
               from compression in new[] { "UNCOMPRESSED", "SNAPPY", "GZIP", "BROTLI" }
               from isDictionary in new[] { false, true }
               let output = Path.Combine(_folder, $"{version}-{compression}-{isDictionary}")
               let encodings = ArrowRewrite.Unusual(isDictionary ? [] : table.Columns)
               select new ArrowRewrite(output, version, compression, encodings) { RowGroup = 1_700, Page = 3_000 },
        ];

        ArrowRewrite.Run(table.Write(new() { Codec = ParquetCodec.Snappy, PageRows = 500 }, groupRows: 1_300), _folder, ways);

        foreach (ArrowRewrite way in ways)
        {
            using ParquetReader reader = ParquetReader.Open(File.ReadAllBytes(way.Output));
            Assert.Equal([1_700, 1_300], reader.RowGroups.Select(group => group.Rows));
            foreach (TableColumn column in table.Columns)
            {
                TableColumn read = TableColumn.Read(reader, reader.IndexOf(column.Schema.Name));
                Assert.Equal(column.Schema with { Encoding = ParquetEncoding.Plain }, read.Schema);
                Assert.Equal(column.Cells(), read.Cells());
            }
        }
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
