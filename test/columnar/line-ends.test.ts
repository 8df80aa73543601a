import { readFileSync, rmSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readClaimRange } from '../../src/intake/claims.js';
import { CLAIM_HEADER, fileWith, readClaims } from '../intake/files.js';

const SAMPLE = readFileSync('samples/dongyang-2020/claims.csv', 'utf8');

async function idsOf(content: string): Promise<string[]> {
  const { claims, rejects } = await readClaims([fileWith(content)]);
  expect(rejects).toEqual([]);
  return Array.from({ length: claims.count }, (_, claim) =>
    claims.claimIds.text(claims.claimId[claim] as number),
  );
}

it.each([
  ['a carriage return alone, as Excel writes “CSV (Macintosh)”', '\r'],
  ['a carriage return and a line feed', '\r\n'],
])('lines may end with %s', async (_, lineEnd) => {
  const ids = await idsOf(SAMPLE);
  expect(ids.length).toBeGreaterThan(50);
  expect(await idsOf(SAMPLE.replaceAll('\n', lineEnd))).toEqual(ids);
});

it('a lone carriage return ends a row among rows that end otherwise', async () => {
  const [header, first, second, ...rest] = SAMPLE.trimEnd().split('\n');
  const content = [header, `${first}\r${second}`, ...rest, ''].join('\n');
  expect(await idsOf(content)).toEqual(await idsOf(SAMPLE));
});

/** What was read: claims as `id@line`, rejects as `code@line`, and what was passed over. */
interface Outcome {
  readonly claims: readonly string[];
  readonly rejects: readonly string[];
  readonly blank: { readonly count: number; readonly line: number } | undefined;
  readonly rows: number;
}

/** Reads one character after the other, as one would with a pencil. */
function byPencil(text: string): Outcome {
  const outcome = { claims: [] as string[], rejects: [] as string[], rows: 0 };
  const blankLines: number[] = [];
  let line = 1;
  let start = 1;
  let cells = [''];
  let isQuoted = false;
  let isHeader = true;
  const endRecord = (): void => {
    const [id, , service] = cells as [string, string, string];
    if (isHeader) isHeader = false;
    else if (cells.every((cell) => cell === '') && cells.length > 1) blankLines.push(start);
    else if (cells.length > 1) {
      outcome.rows++;
      if (service === 'inpatient') outcome.claims.push(`${id}@${start}`);
      else outcome.rejects.push(`UNKNOWN_SERVICE@${start}`);
    }
    cells = [''];
  };
  for (let at = 0; at < text.length; at++) {
    const character = text[at] as string;
    const isLineEnd = character === '\r' || character === '\n';
    if (character === '\r' && text[at + 1] === '\n') at++;
    if (isLineEnd) line++;
    if (character === '"') isQuoted = !isQuoted;
    else if (isQuoted) cells[cells.length - 1] += character;
    else if (isLineEnd) {
      endRecord();
      start = line;
    } else if (character === ',') cells.push('');
    else cells[cells.length - 1] += character;
  }
  endRecord();
  const [first] = blankLines;
  const blank = first === undefined ? undefined : { count: blankLines.length, line: first };
  return { ...outcome, claims: outcome.claims.sort(), blank };
}

/** Reads with so many other threads, which stand side by side in this one, and says how many ranges they read. */
async function byProgram(path: string, bufferBytes: number, threads: number) {
  let ranges = 0;
  const rangeReaders = {
    count: threads,
    worthBytes: 0,
    read: (_: number, request: Parameters<typeof readClaimRange>[0]) => {
      ranges++;
      return readClaimRange(request);
    },
  };
  const { claims, rejects, warnings, files } = await readClaims([path], { bufferBytes, rangeReaders });
  const blank = warnings.find(({ code }) => code === 'BLANK_ROWS');
  const outcome: Outcome = {
    claims: Array.from(
      { length: claims.count },
      (_, at) => `${claims.claimIds.text(claims.claimId[at] as number)}@${claims.line[at]}`,
    ).sort(),
    rejects: rejects.map(({ code, line }) => `${code}@${line}`),
    blank: blank && { count: blank.count as number, line: blank.line as number },
    rows: (files[0] as { rows: number }).rows,
  };
  return { outcome, ranges, rows: rejects.map(({ row }) => row) };
}

describe('any mixture of line ends, in and out of quotes', () => {
  const lineEnd = fc.constantFrom('\n', '\r', '\r\n');
  const inQuotes = fc
    .array(fc.constantFrom('字', ',', '\n', '\r', '\r\n', 'x'), { maxLength: 6 })
    .map((parts) => `"${parts.join('')}"`);
  const note = fc.oneof({ weight: 3, arbitrary: fc.constantFrom('', 'note', '备注') }, inQuotes);
  const row = fc.record({
    kind: fc.constantFrom('claim', 'claim', 'claim', 'claim', 'wrong', 'blank', 'nothing'),
    note,
    trailing: fc.constantFrom('', '', '', ','),
    lineEnd,
  });
  const HEADER = `${CLAIM_HEADER},memo`;

  function written(
    rows: readonly { kind: string; note: string; trailing: string; lineEnd: string }[],
  ): string[] {
    return rows.map(({ kind, note, trailing, lineEnd }, number) => {
      if (kind === 'nothing') return lineEnd;
      if (kind === 'blank') return `,,,,,,${lineEnd}`;
      const service = kind === 'wrong' ? 'BAD' : 'inpatient';
      return `C${number},33030219800101${1000 + number},${service},2023-05-06,100.00,80.00,${note}${trailing}${lineEnd}`;
    });
  }

  it('gives what a person would read, with any number of threads and any size of buffer', async () => {
    let sideBySide = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(row, { minLength: 1, maxLength: 40 }),
        lineEnd,
        fc.boolean(),
        fc.integer({ min: 1, max: 300 }),
        fc.integer({ min: 0, max: 4 }),
        async (rows, headerEnd, isEnded, bufferBytes, threads) => {
          const text = HEADER + headerEnd + written(rows).join('');
          const content = isEnded ? text : text.replace(/[\r\n]+$/, '');
          const path = fileWith(content);
          const expected = byPencil(content);
          const { outcome, ranges } = await byProgram(path, bufferBytes, threads);
          const alone = await byProgram(path, 1 << 22, 0);
          rmSync(path);
          expect(outcome).toEqual(expected);
          expect(alone.outcome).toEqual(expected);
          if (ranges > 0) sideBySide++;
        },
      ),
      { numRuns: 200 },
    );
    // Some files are so short that there is no place for a range.
    expect(sideBySide).toBeGreaterThan(60);
  });

  it('is the same where a buffer or a range ends between the two halves of a CRLF', async () => {
    const text = `${HEADER}\r\n${written(
      Array.from({ length: 12 }, (_, at) => ({
        kind: at === 7 ? 'wrong' : 'claim',
        note: at % 3 === 0 ? '"a\r\nb"' : '',
        trailing: '',
        lineEnd: '\r\n',
      })),
    ).join('')}`;
    const path = fileWith(text);
    const expected = byPencil(text);
    // The header is line 1, rows 0, 3 and 6 have two lines each: row 7 starts on line 2 + 7 + 3.
    expect(expected.rejects).toEqual(['UNKNOWN_SERVICE@12']);
    for (let bufferBytes = 1; bufferBytes <= 140; bufferBytes += 3) {
      for (const threads of [0, 2, 5]) {
        const { outcome, rows } = await byProgram(path, bufferBytes, threads);
        expect(outcome).toEqual(expected);
        expect(rows).toEqual(['C7,330302198001011007,BAD,2023-05-06,100.00,80.00,']);
      }
    }
  });
});
