import { expect, it } from 'vitest';
import type { InputFile } from '../../src/intake/index.js';
import { refuseWhereMostIsRejected } from '../../src/run/too-many-rejects.js';

function file(path: string, rows: number, rejected: number): InputFile {
  return { path, bytes: 1, sha256: '', rows, rejected };
}

it('more than half of all claims is too many, however they are split over files', () => {
  // 1 of 3 rows: in one file, and in a file of its own.
  expect(() => refuseWhereMostIsRejected([file('all.csv', 3, 1)], [])).not.toThrow();
  expect(() => refuseWhereMostIsRejected([file('a.csv', 2, 0), file('b.csv', 1, 1)], [])).not.toThrow();
  // 2 of 4 is not more than half; 3 of 5 is.
  expect(() => refuseWhereMostIsRejected([file('a.csv', 2, 0), file('b.csv', 2, 2)], [])).not.toThrow();
  expect(() => refuseWhereMostIsRejected([file('a.csv', 2, 0), file('b.csv', 3, 3)], [])).toThrow(
    expect.objectContaining({
      code: 'TOO_MANY_REJECTS',
      details: { file: 'a.csv, b.csv', rejected: 3, rows: 5 },
    }),
  );
});
