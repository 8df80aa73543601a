import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { describeError } from '../../src/cli/errors.js';
import { ReliefError } from '../../src/domain/errors.js';
import { LANGUAGES, type Language } from '../../src/text/catalogue.js';
import { ELSEWHERE } from './elsewhere.js';
import { allCodes, EXAMPLES, type Example, expectedFile } from './gallery.js';
import { isPlain, removeScratch, runInShell, runInside, type Shown } from './run.js';

/** Plain examples, one for each place, that the built executable runs as well. */
const ALSO_BUILT = ['UNKNOWN_COMMAND', 'BAD_DATE', 'POLICY_VALUE', 'CASE_ROW', 'UNKNOWN_COLUMN'];
/** A small disk is mounted for this one, which not every machine allows. */
const DISK = 'DISK_FULL';

const codes = EXAMPLES.map(({ code }) => code);
const unwritten = EXAMPLES.filter(
  (example) =>
    example.when === '' ||
    example.remedy === '' ||
    example.command === '' ||
    LANGUAGES.some((language) => !existsSync(expectedFile(example, language))),
);

afterAll(removeScratch);

describe('the gallery', () => {
  it('has an example for every code, or says why not', () => {
    expect([...codes, ...Object.keys(ELSEWHERE)].sort()).toEqual(allCodes());
  });

  it('says of every example when it happens, what to do, and what the program says', () => {
    expect(unwritten.map(({ code }) => code)).toEqual([]);
  });
});

describe.each(LANGUAGES)('the message in %s', (language) => {
  it.each(EXAMPLES.filter(isPlain))('$code', async (example) => {
    await expectAsWritten(example, language, await runInside(example, language));
  });
});

describe('through the built executable', () => {
  const canMount = spawnSync('unshare', [
    '--mount',
    '--map-root-user',
    'mount',
    '-t',
    'tmpfs',
    'none',
    '/mnt',
  ]);
  const examples = EXAMPLES.filter(
    (example) => (!isPlain(example) || ALSO_BUILT.includes(example.code)) && example.code !== DISK,
  );
  if (canMount.status === 0) examples.push(...EXAMPLES.filter(({ code }) => code === DISK));
  const results = new Map<string, Shown>();
  const key = (example: Example, language: Language): string => `${example.code} ${language}`;

  // Two at a time: a process of its own each, and some of them wait.
  beforeAll(async () => {
    const jobs = examples.flatMap((example) => LANGUAGES.map((language) => [example, language] as const));
    const work = async (): Promise<void> => {
      for (let job = jobs.pop(); job !== undefined; job = jobs.pop()) {
        results.set(key(...job), await runInShell(...job));
      }
    };
    await Promise.all([work(), work()]);
  }, 120_000);

  describe.each(LANGUAGES)('the message in %s', (language) => {
    it.each(examples)('$code', async (example) => {
      await expectAsWritten(example, language, results.get(key(example, language)) as Shown);
    });
  });

  it.skipIf(canMount.status !== 0)('includes a full disk, where a small one can be mounted', () => {
    expect(results.has(`${DISK} en`)).toBe(true);
  });
});

/** Compares what was said with the example's own files; `vitest --update` writes these anew, to be read in the diff. */
async function expectAsWritten(example: Example, language: Language, shown: Shown): Promise<void> {
  const { code, place, status } = example;
  const named = { error: `[${code}]`, finding: `[${code}]`, case: '', reject: `,${code},`, remark: '' };
  expect(shown.said).toContain(named[place]);
  if (place === 'remark') expect(shown.summary).toContain(`"code": "${code}"`);
  await expect(shown.said).toMatchFileSnapshot(expectedFile(example, language));
  expect(shown.status).toBe(status);
}

describe('what neither a command line nor a file can bring about', () => {
  it.each(Object.keys(ELSEWHERE))('%s has a message all the same', (code) => {
    const error = thrownBy(ELSEWHERE[code]?.bringAbout ?? (() => {}));
    expect(error.code).toBe(code);
    const said = LANGUAGES.map((language) => [language, describeError(error, language)[0]]);
    expect(Object.fromEntries(said)).toEqual(ELSEWHERE[code]?.said);
  });
});

function thrownBy(action: () => unknown): ReliefError {
  try {
    action();
  } catch (error) {
    if (error instanceof ReliefError) return error;
    throw error;
  }
  throw new Error('nothing was thrown');
}
