import { jsonText } from './json.js';
import { MANIFEST_NAME } from './manifest.js';
import type { Output, OutputOptions } from './output.js';
import { OutputDirectory } from './output-directory.js';
import type { WrittenFile } from './output-file.js';

/** What is written into an output directory. */
export interface DirectoryPlan<Results> {
  readonly results: Results;
  readonly outputs: readonly Output<Results>[];
  readonly target: string;
  readonly options: OutputOptions;
  /** Files that must not be replaced together with the directory. */
  readonly inputs: readonly string[];
  /** Makes the manifest, once everything else has been written. */
  readonly manifest: (written: readonly WrittenFile[]) => unknown;
}

/**
 * Writes outputs and their manifest into a directory, which appears as a whole or not at all. Returns what was
 * written, the manifest last.
 * Errors: those of `OutputDirectory.open`.
 */
export async function writeDirectory<Results>(plan: DirectoryPlan<Results>): Promise<WrittenFile[]> {
  const { outputs, target, options, inputs } = plan;
  const directory = OutputDirectory.open(target, {
    force: options.force ?? false,
    inputs,
    modes: options.modes,
  });
  try {
    const written = await writeAll(plan, directory);
    const names = outputs.map((output) => output.name);
    written.sort((a, b) => names.indexOf(a.name) - names.indexOf(b.name));
    const manifest = jsonText(plan.manifest(written));
    written.push(
      await directory.write(MANIFEST_NAME, 'utf8', (file) => file.writeText(manifest).then(() => undefined)),
    );
    directory.commit();
    return written;
  } catch (error) {
    await directory.abandon();
    throw error;
  }
}

/** Writes the outputs. Those that other threads write are written side by side with the others. */
async function writeAll<Results>(
  { results, outputs, options }: DirectoryPlan<Results>,
  directory: OutputDirectory,
): Promise<WrittenFile[]> {
  const written: WrittenFile[] = [];
  const write = async (output: Output<Results>): Promise<void> => {
    const writer = output.writer(results, options);
    if (writer === null) return;
    const encoding = output.kind === 'csv' ? (options.encoding ?? 'utf8') : 'utf8';
    written.push(await directory.write(output.name, encoding, writer));
  };
  const { sections } = options;
  const endAll = (error: unknown): never => {
    sections?.giveUp(error);
    throw error;
  };
  const isHelped = ({ name }: Output<Results>) => sections?.has(name) === true;
  const helped = Promise.allSettled(outputs.filter(isHelped).map((output) => write(output).catch(endAll)));
  try {
    for (const output of outputs) if (!isHelped(output)) await write(output);
    sections?.joinIn();
  } catch (error) {
    endAll(error);
  } finally {
    // Nothing may be written into a directory that is about to be moved or removed.
    await helped;
  }
  for (const outcome of await helped) if (outcome.status === 'rejected') throw outcome.reason;
  return written;
}
