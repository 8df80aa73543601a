import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { type Day, parseDay } from '../domain/calendar.js';
import { REASONS, STATUSES } from '../domain/decision.js';
import { ReliefError } from '../domain/errors.js';
import { builtInFolder, isPackPath, type LoadedPack } from '../policy/load.js';
import { formatPath, readByHand, textByHand, YamlSource } from '../policy/source.js';

/** The worked cases beside a pack: a roster, claims, and what the document gives each claim, worked out by hand. */

const text = z.string().trim().min(1);
/** Column → cell as written; read like a row of the CSV files. */
const row = z.record(text, z.string());

/** The keys of a benefit line that a case may give; only those given are compared. */
const expectedLine = z.strictObject({
  benefit: text.optional(),
  base_amount: text.optional(),
  burden_before: text.optional(),
  deductible: text.optional(),
  above_deductible: text.optional(),
  ratio: z.string().optional(),
  gross: text.optional(),
  /** Blank where there is no cap. */
  cap: z.string().optional(),
  paid_before: text.optional(),
  payable: text.optional(),
  reason: z.string().optional(),
});

const expectation = z
  .strictObject({
    claim_id: text,
    status: z.enum(STATUSES),
    reason: z.enum(REASONS).optional(),
    category: z.string().optional(),
    payable: text.optional(),
    notices: z.array(text).optional(),
    lines: z.array(expectedLine).optional(),
    arithmetic: text.optional(),
  })
  // A case that says less could pass for the wrong reason.
  .refine((expected) =>
    expected.status === 'paid' ? expected.payable !== undefined : expected.reason !== undefined,
  );

const day = z.string().transform((written, context): Day => {
  const parsed = parseDay(written);
  if (parsed !== undefined) return parsed;
  context.addIssue({ code: 'custom', message: 'date', input: written });
  return z.NEVER;
});

const workedCase = z.strictObject({
  name: text,
  article: text,
  note: text.optional(),
  /** Values for the policy's parameters, as in relief.yaml. */
  parameters: z.record(text, z.unknown()).default({}),
  in_force: z.strictObject({ from: day.optional(), until: day.optional() }).default({}),
  roster: z.array(row),
  claims: z.array(row).min(1),
  /** One entry per claim, in the order of replay. */
  expect: z.array(expectation).min(1),
});

export type Expectation = z.output<typeof expectation>;
export type ExpectedLine = z.output<typeof expectedLine>;

/** One worked case, and where it is in the file. */
export interface WorkedCase extends z.output<typeof workedCase> {
  readonly file: string;
  readonly line: number;
  /** The line of a value of the case, by its path inside the case. */
  readonly lineOf: (path: readonly PropertyKey[]) => number;
}

/** The worked cases beside a pack file, or of a built-in pack. Errors: NO_CASES, CASE_SHAPE, CASE_NAME_TWICE, YAML_*. */
export function loadCases(loaded: LoadedPack): WorkedCase[] {
  const folder = isPackPath(loaded.file) ? dirname(loaded.file) : join(builtInFolder(), loaded.file);
  const file = join(folder, 'cases.yaml');
  if (!existsSync(file)) throw new ReliefError('NO_CASES', { file });
  return parseCases(textByHand(readByHand(file), file), file);
}

/** Reads worked cases from YAML text; `file` is what messages call it. */
function parseCases(yaml: string, file: string): WorkedCase[] {
  const source = YamlSource.parse(yaml, file);
  const parsed = z.array(workedCase).safeParse(source.data);
  if (!parsed.success) {
    const issue = parsed.error.issues[0] as z.core.$ZodIssue;
    const path = issue.code === 'unrecognized_keys' ? [...issue.path, issue.keys[0] as string] : issue.path;
    throw new ReliefError('CASE_SHAPE', { file, line: source.lineOf(path), path: formatPath(path) });
  }
  const names = new Set<string>();
  return parsed.data.map((item, at) => {
    const line = source.lineOf([at]);
    if (names.has(item.name)) throw new ReliefError('CASE_NAME_TWICE', { file, line, value: item.name });
    names.add(item.name);
    return { ...item, file, line, lineOf: (path) => source.lineOf([at, ...path]) };
  });
}
