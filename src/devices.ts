import { fstatSync, type Stats, statSync } from 'node:fs';
import { devNull } from 'node:os';
import { isatty } from 'node:tty';
import { ReliefError } from './domain/errors.js';

/**
 * Refuses the path of a device or a socket before it is opened: opening a device may block for ever, and reading it may
 * never end. Files, pipes, folders and paths that do not exist pass.
 * Errors: INPUT_IS_DEVICE.
 */
export function refuseDevice(path: string): void {
  const stat = attempt(() => statSync(path));
  if (stat !== undefined && isDevice(stat)) throw new ReliefError('INPUT_IS_DEVICE', { file: path });
}

/**
 * The same for standard input. Three kinds pass that `refuseDevice` would refuse: a terminal, where somebody types the
 * input; a socket, which some programs use for a pipe; and the null device, which scripts without an input read.
 * Errors: INPUT_IS_DEVICE.
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
