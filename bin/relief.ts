#!/usr/bin/env node
// Loaded first: who says that the rest could not be loaded must not be a part of it.
const { reportFailedStart } = await import('../src/cli/failed-start.js');
try {
  const { main } = await import('../src/cli/main.js');
  const { watchPrinting } = await import('../src/cli/process.js');
  const statusAfter = watchPrinting(process);
  process.exitCode = statusAfter(await main(process.argv.slice(2), process));
} catch (error) {
  process.exitCode = reportFailedStart(error, process.stderr);
}
