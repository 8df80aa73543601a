#!/usr/bin/env node
// Loaded first and on its own, so that it can report a failure to load the rest.
const { reportFailedStart } = await import('../src/cli/failed-start.js');
try {
  const { main } = await import('../src/cli/main.js');
  const { watchPrinting } = await import('../src/cli/process.js');
  const statusAfter = watchPrinting(process);
  process.exitCode = statusAfter(await main(process.argv.slice(2), process));
} catch (error) {
  process.exitCode = reportFailedStart(error, process.stderr);
}
