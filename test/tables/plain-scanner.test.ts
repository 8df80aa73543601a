import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NO_DAY, NO_TIME } from '../../src/domain/calendar.js';
import { readAmount } from '../../src/intake/cells/amounts.js';
import { cleanDate, readDay, readMoment } from '../../src/intake/cells/dates.js';
import { isSuspectPersonId, readPersonId } from '../../src/intake/cells/identity-numbers.js';
import { CLAIM_COLUMNS, FUND_COLUMNS, ROSTER_COLUMNS } from '../../src/tables/index.js';
import { NOT_PLAIN, PlainScanner, PlainWords } from '../../src/tables/plain-scanner.js';
import { cleanCell, cleanText, readId, readText } from '../../src/tables/values.js';
import { numberOf, numberOfService, type Words } from '../../src/tables/words.js';

/** Reads a cell in the middle of other bytes, as it lies in a file; undefined where something of it is left over. */
function scan<Result>(cell: string, read: (scanner: PlainScanner) => Result): Result | undefined {
  const scanner = new PlainScanner();
  scanner.bytes = Buffer.from(`9,${cell},9\n`);
  scanner.at = 2;
  const result = read(scanner);
  return scanner.at === scanner.bytes.length - 3 ? result : undefined;
}

const RUNS = { numRuns: 3000 };
const digits = (min: number, max: number) => fc.stringMatching(new RegExp(`^[0-9]{${min},${max}}$`));
const nearlyAnything = (alphabet: string) =>
  fc.array(fc.constantFrom(...alphabet), { maxLength: 24 }).map((characters) => characters.join(''));

describe('a plain cell is read as the text way reads it', () => {
  it('amounts', () => {
    const cells = fc.oneof(
      nearlyAnything('0123456789.,-+ ¥元E'),
      fc.tuple(digits(1, 12), digits(0, 4)).map(([yuan, rest]) => (rest === '' ? yuan : `${yuan}.${rest}`)),
    );
    fc.assert(
      fc.property(cells, (cell) => {
        const fen = scan(cell, (scanner) => scanner.amount());
        if (fen !== undefined && !Number.isNaN(fen)) expect(readAmount(cleanCell(cell))).toBe(fen);
      }),
      RUNS,
    );
  });

  it('dates', () => {
    const cells = fc.oneof(
      nearlyAnything('0123456789-/年月日 :'),
      fc
        .tuple(
          fc.integer({ min: 1890, max: 2210 }),
          fc.integer({ min: 0, max: 13 }),
          fc.integer({ min: 0, max: 32 }),
        )
        .map((parts) => parts.map((part) => String(part).padStart(2, '0')).join('-')),
    );
    fc.assert(
      fc.property(cells, (cell) => {
        const day = scan(cell, (scanner) => scanner.day());
        if (day !== undefined && day !== NO_DAY) expect(readDay(cleanDate(cell))).toBe(day);
      }),
      RUNS,
    );
  });

  it('times', () => {
    const cells = fc
      .tuple(
        fc.integer({ min: 0, max: 30 }),
        fc.integer({ min: 0, max: 70 }),
        fc.integer({ min: 0, max: 70 }),
      )
      .map((parts) => parts.map((part) => String(part).padStart(2, '0')).join(':'));
    fc.assert(
      fc.property(fc.oneof(cells, nearlyAnything('0123456789:')), (cell) => {
        const second = scan(`2023-01-05 ${cell}`, (scanner) =>
          scanner.moment() === NO_DAY ? NO_TIME : scanner.second,
        );
        const moment = readMoment(`2023-01-05 ${cell}`);
        if (second !== undefined && second !== NO_TIME) expect(moment).toMatchObject({ second });
        else if (cell.length === 8 && 'second' in moment) expect(moment.second).toBe(NO_TIME);
      }),
      RUNS,
    );
  });

  it('ids', () => {
    fc.assert(
      fc.property(nearlyAnything("0123456789CHnulNUL-_.:#@*/\\E+' ＡX\u200b"), (cell) => {
        if (scan(cell, (scanner) => scanner.id())) expect(readId(cleanCell(cell))).toBe(cell);
      }),
      RUNS,
    );
  });

  it('person numbers', () => {
    const cells = fc.oneof(
      nearlyAnything('0123456789xX*.E+ '),
      fc
        .tuple(digits(15, 17), fc.constantFrom('', '0', '00', '000', '1', 'X', 'x'))
        .map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(cells, (cell) => {
        if (!scan(cell, (scanner) => scanner.personId())) return;
        expect(readPersonId(cleanCell(cell))).toBe(cell);
        expect(isSuspectPersonId(cell)).toBe(false);
      }),
      RUNS,
    );
  });

  it('names', () => {
    fc.assert(
      fc.property(nearlyAnything("张三李四（）()·\u3000 \u200b\ufeffABé'/-null"), (cell) => {
        if (scan(cell, (scanner) => scanner.name())) expect(readText(cleanText(cell))).toBe(cell);
      }),
      RUNS,
    );
  });

  it('words, in all their usual spellings', () => {
    for (const column of [...CLAIM_COLUMNS, ...ROSTER_COLUMNS, ...FUND_COLUMNS]) {
      const sources = [column, ...('otherwise' in column ? column.otherwise : [])];
      for (const words of sources.flatMap((source) => ('words' in source ? [source.words as Words] : []))) {
        const plain = new PlainWords(words);
        for (const [spelling, place] of words.written) {
          const bytes = Buffer.from(`9,${spelling},9`);
          expect(plain.find(bytes, 2, bytes.length - 2)).toBe(place);
          expect(numberOf(words, spelling)).toBe(place);
        }
        expect(plain.find(Buffer.from('no such word'), 0, 12)).toBe(NOT_PLAIN);
      }
    }
  });

  it('codes of services that no list can hold are left to the text way', () => {
    const { words } = CLAIM_COLUMNS[2];
    expect(numberOfService(words, '2101')).toBe(0);
    expect(numberOfService(words, '2501')).toBeUndefined();
  });
});
