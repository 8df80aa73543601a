import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { z } from 'zod';
import { ReliefError } from '../domain/errors.js';
import { FOUND_CODES } from '../intake/index.js';
import {
  HEADER_LANGUAGES,
  MANIFEST_NAME,
  OUTPUT_ENCODINGS,
  OUTPUT_KINDS,
  readManifestFile,
} from '../reports/index.js';
import { LANGUAGES } from '../text/catalogue.js';

const text = z.string().min(1);
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const whole = z.number().int().nonnegative();
/** The name of a file in the directory itself: a manifest must not point outside it. */
const plainName = text.regex(/^[^/\\]+$/).refine((name) => name !== '.' && name !== '..');
const isoDate = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);

const mappedColumn = z.object({ column: text, unit: z.enum(['元', '万元']).optional() });

/** What the verification needs of a manifest. Further keys are allowed. */
const manifestSchema = z.object({
  program: z.object({ name: z.literal('relief'), version: text }),
  inputs: z.array(
    z.object({
      file: text,
      table: text.optional(),
      role: z.enum(['config', 'claims', 'roster', 'fund']),
      bytes: whole,
      sha256,
      rows: whole,
      accepted: whole,
      rejected: whole,
    }),
  ),
  policies: z.array(z.object({ policy: text, file: text, sha256 })),
  settings: z.object({
    policies: z.array(text).min(1),
    parameters: z.record(text, z.record(text, z.unknown())),
    in_force: z.record(text, z.object({ from: isoDate.optional(), until: isoDate.optional() })),
    tolerance: z.string().regex(/^\d+\.\d\d$/),
    service_map: z.record(text, text),
    identity_map: z.record(text, text).default({}),
    columns: z.record(text, z.record(text, mappedColumn)).default({}),
    header_line: z.number().int().positive().optional(),
    sheet: text.optional(),
    basic_paid: z.literal('absent').optional(),
    claim_id: z.literal('derived').optional(),
    input_encoding: z.enum(['utf8', 'gb18030', 'utf16le', 'utf16be']).nullable(),
    headers: z.enum(HEADER_LANGUAGES),
    encoding: z.enum(OUTPUT_ENCODINGS),
    lang: z.enum(LANGUAGES).nullable(),
    reports: z.array(z.enum(OUTPUT_KINDS)),
    mask: z.boolean(),
    remarks: z.array(z.object({ code: z.enum(FOUND_CODES), file: text })).default([]),
  }),
  outputs: z.array(z.object({ file: plainName, bytes: whole, sha256 })),
});
export type Manifest = z.output<typeof manifestSchema>;

/**
 * Reads the manifest of an output directory and computes its hash.
 * Errors: NO_MANIFEST, MANIFEST_UNREADABLE with the path in it that is wrong, VERIFY_BOOKS_ONLY.
 */
export function readManifest(folder: string): { readonly manifest: Manifest; readonly sha256: string } {
  const file = join(folder, MANIFEST_NAME);
  const bytes = readManifestFile(folder);
  let value: unknown;
  try {
    value = JSON.parse(bytes.toString('utf8'));
  } catch {
    throw new ReliefError('MANIFEST_UNREADABLE', { file, path: '' });
  }
  if (isOfBooks(value)) throw new ReliefError('VERIFY_BOOKS_ONLY', { file: folder });
  const parsed = manifestSchema.safeParse(value);
  if (parsed.success)
    return { manifest: parsed.data, sha256: createHash('sha256').update(bytes).digest('hex') };
  throw new ReliefError('MANIFEST_UNREADABLE', { file, path: parsed.error.issues[0].path.join('.') });
}

/** Whether the directory comes from `relief fund`, whose input is the manifest of another run. */
function isOfBooks(value: unknown): boolean {
  const inputs = (value as { inputs?: unknown } | null)?.inputs;
  return (
    Array.isArray(inputs) && inputs.some((input: { role?: unknown } | null) => input?.role === 'manifest')
  );
}
