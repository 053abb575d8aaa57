// Reads a Parquet file with Apache Arrow's Rust implementation and writes it again, once for each line of standard input:
//   {"output": FILE, "version": "V1" | "V2", "compression": "SNAPPY" …, "rowGroup": ROWS, "page": BYTES, "encodings": {COLUMN: "DELTA_BYTE_ARRAY" …}}
// A column that has an encoding is written without dictionary, the others with one.
// usage: node rewrite.mjs INPUT
import { readFile, writeFile } from 'node:fs/promises';
import { text } from 'node:stream/consumers';
import { Compression, Encoding, WriterPropertiesBuilder, WriterVersion, readParquet, writeParquet } from 'parquet-wasm';

const input = await readFile(process.argv[2]);

for (const line of (await text(process.stdin)).split('\n').filter(line => line !== '')) {
  const { output, version, compression, rowGroup, page, encodings } = JSON.parse(line);
  let properties = new WriterPropertiesBuilder()
    .setWriterVersion(WriterVersion[version])
    .setCompression(Compression[compression])
    .setMaxRowGroupSize(rowGroup)
    .setDataPageSizeLimit(page)
    .setWriteBatchSize(64);
  for (const [column, encoding] of Object.entries(encodings))
    properties = properties.setColumnDictionaryEnabled(column, false).setColumnEncoding(column, Encoding[encoding]);
  await writeFile(output, writeParquet(readParquet(input), properties.build()));
}
