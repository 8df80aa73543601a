#!/usr/bin/env node
import { main } from '../src/cli/main.js';
import { endWithReader } from '../src/cli/process.js';

endWithReader(process);
process.exitCode = await main(process.argv.slice(2), process);
