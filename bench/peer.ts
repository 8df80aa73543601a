import { mkdirSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';

/**
 * The peer as a process: `node peer.js SCRIPT DATA OUT` runs the SQL script over the folder of the data and
 * writes into OUT, with a thread for each core.
 */
const [script, data, out] = process.argv.slice(2);
mkdirSync(out, { recursive: true });
const quoted = (path: string) => path.replaceAll("'", "''");
const sql = readFileSync(script, 'utf8').replaceAll('{D}', quoted(data)).replaceAll('{O}', quoted(out));
const instance = await DuckDBInstance.create(':memory:', {
  threads: String(availableParallelism()),
  temp_directory: join(out, 'temporary'),
});
const connection = await instance.connect();
await connection.run(sql);
connection.closeSync();
instance.closeSync();
