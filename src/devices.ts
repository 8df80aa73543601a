import { fstatSync, type Stats, statSync } from 'node:fs';
import { devNull } from 'node:os';
import { isatty } from 'node:tty';
import { ReliefError } from './domain/errors.js';

/**
 * Refuses a path that leads to a device or a socket, before it is opened: a device need not have an end, and to open
 * one may wait for ever. Files, pipes and folders pass; whether the path leads anywhere is for the caller to find.
 * Errors: INPUT_IS_DEVICE.
 */
export function refuseDevice(path: string): void {
  const stat = attempt(() => statSync(path));
  if (stat !== undefined && isDevice(stat)) throw new ReliefError('INPUT_IS_DEVICE', { file: path });
}

/**
 * The same for standard input, by the number of its file where it has one. There a terminal is somebody who types, a
 * socket is what some programs use for a pipe, and the null device, from which scripts without an input read, ends at
 * once.
 */
export function refuseDeviceAsStdin(stdin: object): void {
  const { fd } = stdin as { readonly fd?: unknown };
  if (typeof fd !== 'number' || isatty(fd)) return;
  const stat = attempt(() => fstatSync(fd));
  if (
    stat === undefined ||
    stat.isSocket() ||
    !isDevice(stat) ||
    stat.rdev === attempt(() => statSync(devNull))?.rdev
  )
    return;
  throw new ReliefError('INPUT_IS_DEVICE', { file: '-' });
}

function isDevice(stat: Stats): boolean {
  return stat.isCharacterDevice() || stat.isBlockDevice() || stat.isSocket();
}

function attempt<T>(action: () => T): T | undefined {
  try {
    return action();
  } catch {
    return undefined;
  }
}
