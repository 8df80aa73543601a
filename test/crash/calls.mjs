/**
 * Loaded before the program (`node --import`): writes down the calls of the file system that decide what outlasts a
 * power cut, one to a line, and makes one of them fail where it is asked to.
 *
 * CALLS: the file that they are written to. FAIL: `<call> <code> <pattern of the path>`; the call is not made then.
 */
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

const { appendFileSync, renameSync, openSync, fsyncSync, closeSync, rmSync, fchmodSync } = fs;
const { CALLS, FAIL = '' } = process.env;
const [failing, code = '', ...pattern] = FAIL.split(' ');
const failingPath = new RegExp(pattern.join(' '));
const ERRNO = { EIO: -5, ENOSPC: -28, EDQUOT: -122, EINVAL: -22, EMFILE: -24 };
const paths = new Map();

function called(call, path, to) {
  if (CALLS !== undefined) appendFileSync(CALLS, `${call} ${path}${to === undefined ? '' : ` ${to}`}\n`);
  if (call !== failing || !failingPath.test(path)) return;
  throw Object.assign(new Error(`${code}: made to fail, ${call}`), {
    code,
    errno: ERRNO[code],
    syscall: call,
  });
}

fs.openSync = (path, ...more) => {
  called('open', path);
  const file = openSync(path, ...more);
  paths.set(file, String(path));
  return file;
};
fs.fsyncSync = (file) => {
  called('fsync', paths.get(file));
  fsyncSync(file);
};
fs.closeSync = (file) => {
  const path = paths.get(file);
  paths.delete(file);
  closeSync(file);
  if (path !== undefined) called('close', path);
};
fs.fchmodSync = (file, mode) => {
  called('fchmod', paths.get(file));
  fchmodSync(file, mode);
};
fs.renameSync = (from, to) => {
  called('rename', from, to);
  renameSync(from, to);
};
fs.rmSync = (path, options) => {
  called('rm', path);
  rmSync(path, options);
};

const { open } = fs.promises;
fs.promises.open = async (path, ...more) => {
  called('open', path);
  const handle = await open(path, ...more);
  const { write, sync, close } = handle;
  handle.write = async (...what) => {
    called('write', path);
    return write.apply(handle, what);
  };
  handle.sync = async () => {
    called('fsync', path);
    return sync.apply(handle);
  };
  handle.close = async () => {
    await close.apply(handle);
    called('close', path);
  };
  return handle;
};
syncBuiltinESMExports();
