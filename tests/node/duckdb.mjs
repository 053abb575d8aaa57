// Runs SQL read from standard input through DuckDB and prints the rows of the last statement as one JSON array of objects.
// 64-bit integers, decimals, dates and times come as text, so that nothing is rounded; NaN and infinities as text, too.
import { text } from 'node:stream/consumers';
import { DuckDBInstance } from '@duckdb/node-api';

const connection = await (await DuckDBInstance.create(':memory:')).connect();
await connection.run("SET TimeZone = 'UTC'");

const reader = await connection.runAndReadAll(await text(process.stdin));
console.log(JSON.stringify(reader.getRowObjectsJson()));
