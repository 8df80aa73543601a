import { expect, it } from 'vitest';
import { sources } from './sources.js';

const LINES_OF_A_FILE = 300;
const LINES_OF_A_FUNCTION = 60;

it(`no file of the program has more than ${LINES_OF_A_FILE} lines`, () => {
  const long = sources
    .map(({ file, text }) => ({ file, lines: text.trimEnd().split('\n').length }))
    .filter(({ lines }) => lines > LINES_OF_A_FILE);
  expect(long).toEqual([]);
});

it(`no function of the program has more than ${LINES_OF_A_FUNCTION} lines`, () => {
  const long = sources
    .flatMap(({ functions }) => functions)
    .filter(({ lines }) => lines > LINES_OF_A_FUNCTION);
  expect(long.map(({ file, line, name, lines }) => `${file}:${line} ${name}: ${lines} lines`)).toEqual([]);
});
