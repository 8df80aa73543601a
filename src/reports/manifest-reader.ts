import { z } from 'zod';
import { ReliefError } from '../domain/errors.js';
import { LANGUAGES } from '../text/catalogue.js';
import { OUTPUT_ENCODINGS } from './encoding.js';
import { PROGRAM } from './manifest.js';
import { HEADER_LANGUAGES } from './output.js';

const DATE = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const SHA256 = z.string().regex(/^[0-9a-f]{64}$/);

const MAPPED = z.looseObject({ column: z.string(), unit: z.enum(['元', '万元']).optional() });

/** What is needed of a manifest to go on from its run. Whatever else stands in it is passed on as it is. */
const MANIFEST = z.looseObject({
  program: z.looseObject({ name: z.literal(PROGRAM), version: z.string() }),
  policies: z.array(z.looseObject({ policy: z.string(), file: z.string(), sha256: SHA256 })),
  settings: z.looseObject({
    parameters: z.record(z.string(), z.record(z.string(), z.unknown())),
    in_force: z.record(z.string(), z.looseObject({ from: DATE.optional(), until: DATE.optional() })),
    columns: z.looseObject({ fund: z.record(z.string(), MAPPED).optional() }).optional(),
    headers: z.enum(HEADER_LANGUAGES),
    encoding: z.enum(OUTPUT_ENCODINGS),
    lang: z.enum(LANGUAGES).nullable(),
  }),
  outputs: z.array(z.looseObject({ file: z.string(), sha256: SHA256 })),
});

export type Manifest = z.infer<typeof MANIFEST>;

/** Reads the manifest of a run. Errors: MANIFEST_UNREADABLE with the path in it that is wrong. */
export function parseManifest(text: string, file: string): Manifest {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    throw new ReliefError('MANIFEST_UNREADABLE', { file, path: '' });
  }
  const { error } = MANIFEST.safeParse(data);
  if (error !== undefined) {
    throw new ReliefError('MANIFEST_UNREADABLE', { file, path: error.issues[0].path.join('.') });
  }
  // As it stands, with its keys in their order, which zod would change.
  return data as Manifest;
}
