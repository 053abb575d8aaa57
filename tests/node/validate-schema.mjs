// Holds JSON files against a JSON Schema (draft 2020-12): node validate-schema.mjs SCHEMA FILE…
// Prints each violation and exits with 1 where there is one.
import { readFile } from 'node:fs/promises';
import Ajv from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';

const [schemaFile, ...files] = process.argv.slice(2);
if (schemaFile === undefined || files.length === 0) {
  console.error('usage: node validate-schema.mjs SCHEMA FILE…');
  process.exit(2);
}

const read = async file => JSON.parse(await readFile(file, 'utf8'));
const ajv = new Ajv({ allErrors: true, strict: true });
addFormats(ajv);
const validate = ajv.compile(await read(schemaFile));

for (const file of files) {
  if (validate(await read(file))) continue;
  process.exitCode = 1;
  for (const error of validate.errors)
    console.error(`${file}: ${error.instancePath || '/'} ${error.message} ${JSON.stringify(error.params)}`);
}
