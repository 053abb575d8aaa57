// Holds JSON values against a JSON Schema (draft 2020-12): reads {"schema": …, "values": […]}, prints an array of true and false.
import { text } from 'node:stream/consumers';
import Ajv from 'ajv/dist/2020.js';

const { schema, values } = JSON.parse(await text(process.stdin));
const validate = new Ajv({ allErrors: true, strict: true }).compile(schema);
console.log(JSON.stringify(values.map(value => validate(value))));
