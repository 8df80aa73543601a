import { z } from 'zod';
import { parseDay } from '../../domain/calendar.js';
import { SERVICES } from '../../domain/claim.js';
import { IDENTITIES } from '../../domain/identities.js';
import { Fault } from '../../tables/values.js';
import { LANGUAGES } from '../../text/catalogue.js';
import { readAmount } from '../cells/amounts.js';

const text = z.string().min(1);
const value = z.union([text, z.array(z.union([text, z.record(z.string(), text)])).min(1)]);
const year = z.string().regex(/^\d{4}$/);
const day = text.transform((written, context) => {
  const parsed = parseDay(written);
  if (parsed !== undefined) return parsed;
  context.addIssue({ code: 'custom', input: written });
  return z.NEVER;
});
/** An amount in yuan, as whole fen, never negative. */
export const toleranceSchema = text.transform((written, context) => {
  const fen = readAmount(written);
  // Some programs read 010 as eight.
  if (!(fen instanceof Fault) && fen >= 0 && !/^0\d/.test(written)) return fen;
  context.addIssue({ code: 'custom', input: written });
  return z.NEVER;
});

/** The column that a header is, `ignore`, or a column with the unit of its amounts. */
const mappedColumn = z.union([
  text.transform((column) => ({ column })),
  z.strictObject({ column: text, unit: z.enum(['元', '万元']).optional() }),
]);
const mappedColumns = z.record(text, mappedColumn);
const wholeNumber = z
  .string()
  .regex(/^[1-9]\d{0,6}$/)
  .transform(Number);

/** The keys of relief.yaml. */
export const configKeys = z.strictObject({
  policies: z.array(text).default([]),
  claims: z.union([z.array(text).min(1), text.transform((path) => [path])]).optional(),
  roster: text.optional(),
  fund: text.optional(),
  parameters: z.record(text, z.record(text, z.union([value, z.record(year, value)]))).default({}),
  in_force: z.record(text, z.strictObject({ from: day.optional(), until: day.optional() })).default({}),
  tolerance: toleranceSchema.default(0),
  service_map: z.record(text, z.enum(SERVICES)).default({}),
  identity_map: z.record(text, z.enum(IDENTITIES)).default({}),
  columns: z
    .strictObject({
      claims: mappedColumns.default({}),
      roster: mappedColumns.default({}),
      fund: mappedColumns.default({}),
    })
    .default({ claims: {}, roster: {}, fund: {} }),
  header_line: wholeNumber.optional(),
  sheet: text.optional(),
  basic_paid: z.literal('absent').optional(),
  claim_id: z.literal('derived').optional(),
  lang: z.enum(LANGUAGES).optional(),
});

/** relief.yaml as the program uses it: a `Config`. */
export const configSchema = configKeys.transform(
  ({ in_force, service_map, identity_map, columns, header_line, sheet, basic_paid, claim_id, ...rest }) => ({
    ...rest,
    inForce: in_force,
    rules: {
      serviceMap: service_map,
      identityMap: identity_map,
      columns,
      headerLine: header_line,
      sheet,
      basicPaid: basic_paid,
      claimId: claim_id,
    },
  }),
);
