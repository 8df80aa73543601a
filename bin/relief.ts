#!/usr/bin/env node
import { main } from '../src/cli/main.js';
import { guardProcess } from '../src/cli/process.js';

guardProcess(process);
process.exitCode = await main(process.argv.slice(2), process);
