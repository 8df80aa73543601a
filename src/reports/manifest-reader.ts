import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { ReliefError } from '../domain/errors.js';
import { FOUND_CODES } from '../domain/remarks.js';
import { readRegularFile } from '../regular-file.js';
import { LANGUAGES } from '../text/catalogue.js';
import { OUTPUT_ENCODINGS } from './encoding.js';
import { MANIFEST_NAME, PROGRAM } from './manifest.js';
import { HEADER_LANGUAGES, OUTPUT_KINDS } from './output.js';
import { INPUT_ROLES } from './results.js';

const text = z.string().min(1);
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const whole = z.number().int().nonnegative();
/** A name of a file in the directory itself: a manifest must not lead out of it. */
const plainName = text.regex(/^[^/\\]+$/).refine((name) => name !== '.' && name !== '..');
const isoDate = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);

const mappedColumn = z.object({ column: text, unit: z.enum(['元', '万元']).optional() });

/** What is needed of a manifest to make its run again, or to go on from it. Further keys may follow. */
const manifestSchema = z.object({
  program: z.object({ name: z.literal(PROGRAM), version: text }),
  inputs: z.array(
    z.object({
      file: text,
      table: text.optional(),
      role: z.enum(INPUT_ROLES),
      bytes: whole,
      sha256,
      rows: whole,
      accepted: whole,
      rejected: whole,
    }),
  ),
  policies: z.array(z.looseObject({ policy: text, file: text, sha256 })),
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

/** A manifest, and the file in which it is. */
export interface ReadManifest {
  readonly manifest: Manifest;
  readonly file: { readonly path: string; readonly bytes: number; readonly sha256: string };
}

/**
 * Reads the manifest of an output directory.
 * Errors: those of `readManifestFile`, MANIFEST_UNREADABLE with the path in it that is wrong.
 */
export function readManifest(folder: string): ReadManifest {
  const path = join(folder, MANIFEST_NAME);
  const bytes = readManifestFile(folder);
  const value = parsedJson(bytes.toString('utf8'));
  const { data, error } = manifestSchema.safeParse(value);
  if (error !== undefined) {
    throw new ReliefError('MANIFEST_UNREADABLE', { file: path, path: error.issues[0].path.join('.') });
  }
  // The policies keep the order of their keys, which zod changes: another manifest may repeat them.
  const { policies } = value as Pick<Manifest, 'policies'>;
  const digest = createHash('sha256').update(bytes).digest('hex');
  return { manifest: { ...data, policies }, file: { path, bytes: bytes.length, sha256: digest } };
}

/**
 * Whether an output directory holds books that were kept again from another run: they have no claims of their own, and
 * the manifest of that run is one of their inputs. Errors: those of `readManifestFile`.
 */
export function holdsBooksOnly(folder: string): boolean {
  const value = parsedJson(readManifestFile(folder).toString('utf8'));
  const inputs = (value as { inputs?: unknown } | null | undefined)?.inputs;
  return (
    Array.isArray(inputs) && inputs.some((input: { role?: unknown } | null) => input?.role === 'manifest')
  );
}

/** The largest manifest that is read. */
const MAX_BYTES = 10_000_000;

/** The bytes of a manifest. Errors: NO_MANIFEST; MANIFEST_UNREADABLE for something else than a file of its size. */
function readManifestFile(folder: string): Buffer {
  const file = join(folder, MANIFEST_NAME);
  const bytes = readRegularFile(file, MAX_BYTES);
  if (bytes !== undefined) return bytes;
  if (existsSync(file)) throw new ReliefError('MANIFEST_UNREADABLE', { file, path: '' });
  throw new ReliefError('NO_MANIFEST', { file: folder });
}

/**
 * The outputs that the manifest of a directory names, whatever version has written it; undefined where there is no
 * manifest of this program.
 */
export function outputsNamedIn(folder: string): string[] | undefined {
  const bytes = readRegularFile(join(folder, MANIFEST_NAME), MAX_BYTES);
  const manifest = bytes && (parsedJson(bytes.toString('utf8')) as AnyManifest);
  if (manifest?.program?.name !== PROGRAM || !Array.isArray(manifest.outputs)) return undefined;
  return manifest.outputs.map((output) => String(output?.file));
}

type AnyManifest =
  | { readonly program?: { readonly name?: unknown }; readonly outputs?: ({ file?: unknown } | null)[] }
  | null
  | undefined;

/** The value of a text in JSON; undefined where it is none. */
function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
