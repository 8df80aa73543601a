import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';

const EXECUTABLE = join(process.cwd(), 'dist/bin/relief.js');
/** Temporary files of these runs alone: other tests have theirs at the same time. */
export const TEMPORARY = mkdtempSync(join(tmpdir(), 'relief-crash-tmp-'));
afterAll(() => rmSync(TEMPORARY, { recursive: true, force: true }));
const ENVIRONMENT = { PATH: process.env.PATH, TMPDIR: TEMPORARY };

export interface Ended {
  readonly status: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A run of the built executable that goes on beside the test. */
export class Running {
  private readonly text = { stdout: '', stderr: '' };
  private readonly ended: Promise<unknown[]>;

  constructor(private readonly child: ChildProcess) {
    child.stdout?.on('data', (chunk) => {
      this.text.stdout += chunk;
    });
    child.stderr?.on('data', (chunk) => {
      this.text.stderr += chunk;
    });
    this.ended = once(child, 'close');
  }

  get isOver(): boolean {
    return this.child.exitCode !== null || this.child.signalCode !== null;
  }

  kill(signal: NodeJS.Signals): void {
    this.child.kill(signal);
  }

  async end(): Promise<Ended> {
    const [status, signal] = (await this.ended) as [number | null, NodeJS.Signals | null];
    return { status, signal, ...this.text };
  }
}

/** Starts the built executable. */
export function start(...args: readonly string[]): Running {
  const stdio = ['ignore', 'pipe', 'pipe'] as const;
  return new Running(spawn(process.execPath, [EXECUTABLE, ...args], { env: ENVIRONMENT, stdio: [...stdio] }));
}

export function run(...args: readonly string[]): Promise<Ended> {
  return start(...args).end();
}

/** Runs a shell script in which `relief` is the built executable. */
export function shell(script: string, ...wrapper: readonly string[]): Ended {
  const prelude = `set -eu; relief() { "${process.execPath}" "${EXECUTABLE}" "$@"; }; `;
  const [command, ...args] = [...wrapper, 'bash', '--norc', '-c', prelude + script];
  const { status, signal, stdout, stderr } = spawnSync(command as string, args, {
    encoding: 'utf8',
    env: ENVIRONMENT,
    // From a socket, which a pipe of Node's is, a shell takes itself for a remote one and reads its settings.
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  return { status, signal, stdout, stderr };
}

/** Mounts of its own for a script, which end with it. */
export const OWN_MOUNTS = ['unshare', '--mount', '--map-root-user'];

/** Not every machine lets a user mount: where it does not, what needs a small or a read-only disk cannot be made. */
export const CAN_MOUNT = shell('mount -t tmpfs none /mnt', ...OWN_MOUNTS).status === 0;

/** A folder for the tests of one file, removed when they are done. */
export function scratchFolder(): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'relief-crash-')));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Waits until something is so. */
export async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await pause(1);
}

export function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

/** Whether a run is writing for a target in a folder: its hidden directory is there. */
export function isWriting(folder: string): boolean {
  return hidden(folder).some((name) => /-[0-9a-f]{8}$/.test(name));
}

/** What a run keeps beside its target while it writes, and what one that was killed leaves. */
export function hidden(folder: string): string[] {
  return readdirSync(folder).filter((name) => name.startsWith('.relief-out-'));
}

/** The hash of every file of a directory. */
export function hashesOf(directory: string): Record<string, string> {
  return Object.fromEntries(
    readdirSync(directory)
      .sort()
      .map((name) => [name, hashOf(join(directory, name))]),
  );
}

/** Whether a directory is a whole output: every file that its manifest names, as the manifest names it. */
export function isWhole(directory: string): boolean {
  const manifest = JSON.parse(readFileSync(join(directory, 'manifest.json'), 'utf8')) as {
    outputs: { file: string; sha256: string }[];
  };
  const { 'manifest.json': _, ...files } = hashesOf(directory);
  const named = Object.fromEntries(manifest.outputs.map(({ file, sha256 }) => [file, sha256]));
  return JSON.stringify(Object.entries(files).sort()) === JSON.stringify(Object.entries(named).sort());
}

function hashOf(path: string): string {
  return createHash('sha256').update(readFileSync(path)).digest('hex');
}
