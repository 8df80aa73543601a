import type { AuditFinding } from '../../audit/findings.js';
import { jsonText } from '../../reports/json.js';
import type { TextKey } from '../../text/catalogue.js';
import { holds, type OutputDifference, type Verification, verify } from '../../verify/verify.js';
import type { Call } from '../call.js';
import { chosenSettings } from '../chosen-settings.js';
import { STATUS_DONE, STATUS_NOT_CLEAN } from '../errors.js';
import { maskPath, maskPersons } from '../masking.js';
import { undoneOnSignal } from '../process.js';
import { Progress } from '../progress.js';
import { maskCell, maskLine } from '../table-masking.js';
import type { Terminal } from '../terminal.js';
import { visible } from '../visible.js';

/** Checks the results of an earlier run against their inputs, and shows where they differ. */
export async function run({ args: [folder = ''], options, terminal }: Call): Promise<number> {
  const progress = new Progress(terminal, true);
  const { stdin } = terminal.io;
  try {
    const verification = await verify(folder, {
      independent: options.independent ?? false,
      progress: progress.report,
      undone: undoneOnSignal,
      ...(stdin === undefined || stdin.isTTY === true ? {} : { stdin }),
    });
    progress.end();
    if (options.json) terminal.io.stdout.write(jsonText(asData(verification)));
    else terminal.print(...lines(folder, verification, terminal));
    return holds(verification) ? STATUS_DONE : STATUS_NOT_CLEAN;
  } finally {
    progress.end();
  }
}

function lines(folder: string, verification: Verification, terminal: Terminal): string[] {
  const { manifest, manifestSha256, findings, differences, audit, others } = verification;
  const { paint } = terminal;
  const ok = (key: TextKey, values = {}): string => `  ${paint.green('✓')} ${terminal.say(key, values)}`;
  const bad = (text: string): string => `  ${paint.red('✗')} ${text}`;
  const isSource = ({ code }: (typeof findings)[number]): boolean => code === 'INPUT' || code === 'POLICY';
  const isOutput = ({ code }: (typeof findings)[number]): boolean => code.startsWith('OUTPUT');
  const policies = manifest.settings.policies.join(', ');
  const chosen = chosenSettings(manifest).map((setting) => visible(maskPersons(setting)));
  return [
    paint.bold(
      terminal.say('verify.run', {
        folder: visible(maskPath(folder)),
        version: visible(manifest.program.version),
        inputs: manifest.inputs.length,
        policies: visible(policies),
      }),
    ),
    ...(chosen.length === 0 ? [] : [`  ${terminal.say('verify.chosen', { settings: chosen.join(', ') })}`]),
    ...findings.map(({ code, file, found, expected }) =>
      bad(
        terminal.say(`verify.${code}` satisfies TextKey, {
          file: visible(maskPath(file)),
          found: visible(found),
          expected,
        }),
      ),
    ),
    ...(findings.some(isSource) ? [] : [ok('verify.sources_same')]),
    ...(findings.some(isOutput) ? [] : [ok('verify.outputs_same', { count: manifest.outputs.length })]),
    ...(differences === null
      ? [`  ${terminal.say('verify.not_again')}`]
      : differences.length === 0
        ? [ok('verify.again_same')]
        : differences.flatMap((difference) => differenceLines(difference, terminal, bad))),
    ...auditLines(audit, terminal, ok, bad),
    ...(others.length === 0
      ? []
      : [
          `  ${terminal.say('verify.others', { files: others.map((file) => visible(maskPath(file))).join(', ') })}`,
        ]),
    ...(holds(verification)
      ? [
          terminal.say('verify.proves', { version: visible(manifest.program.version) }),
          `  ${manifestSha256}`,
          paint.bold(terminal.say('verify.holds')),
        ]
      : [paint.red.bold(terminal.say('verify.does_not_hold'))]),
  ];
}

function differenceLines(
  difference: OutputDifference,
  terminal: Terminal,
  bad: (text: string) => string,
): string[] {
  const { file, line, offset } = difference;
  if (line === 0) return [bad(terminal.say('verify.byte', { file, offset }))];
  return [bad(terminal.say('verify.line', { file, line })), ...bothLines(difference, terminal)];
}

function auditLines(
  audit: Verification['audit'],
  terminal: Terminal,
  ok: (key: TextKey, values?: Readonly<Record<string, number>>) => string,
  bad: (text: string) => string,
): string[] {
  if (audit === null) return [];
  const { findings, further, lines: count, decisions, compared, given } = audit;
  if (findings.length === 0) {
    return [
      ok('verify.audit_same', { lines: count, decisions, compared }),
      `    ${terminal.say('verify.audit_given', { ...given })}`,
    ];
  }
  return [
    ...findings.flatMap((finding) => {
      const { kind, file, line, column } = finding;
      return [
        bad(
          terminal.say(kind === 'value' && column === '' ? 'audit.line' : `audit.${kind}`, {
            file,
            line,
            column,
          }),
        ),
        ...bothLines(finding, terminal),
      ];
    }),
    ...(further === 0 ? [] : [`    ${terminal.say('audit.further', { count: further })}`]),
  ];
}

/** The line found and the line expected, with persons masked. */
function bothLines(difference: OutputDifference | AuditFinding, terminal: Terminal): string[] {
  const { found, expected } = masked(difference);
  const shown = (text: string): string => (text === '' ? terminal.say('verify.nothing') : visible(text));
  return [
    `      ${terminal.say('verify.is', { text: shown(found) })}`,
    `      ${terminal.say('verify.should_be', { text: shown(expected) })}`,
    ...(found === expected ? [`      ${terminal.say('verify.masked', { at: firstOther(difference) })}`] : []),
  ];
}

/** The position of the first character that differs, counted from 1. */
function firstOther({ found, expected }: { readonly found: string; readonly expected: string }): number {
  let at = 0;
  while (at < found.length && found[at] === expected[at]) at++;
  return at + 1;
}

function masked<Found extends OutputDifference | AuditFinding>(difference: Found): Found {
  const { file, found, expected } = difference;
  const mask = (text: string): string => {
    if (!('kind' in difference) || difference.kind === 'unreadable') return maskLine(file, text);
    if (difference.kind === 'value') return maskCell(file, difference.column, text);
    // A whole row, written as column=value.
    return text.replace(/(\w+)=([^,]*)/g, (_, column, value) => `${column}=${maskCell(file, column, value)}`);
  };
  return { ...difference, found: mask(found), expected: mask(expected) };
}

function asData(verification: Verification): unknown {
  const { manifest, manifestSha256, findings, differences, audit, others } = verification;
  return {
    holds: holds(verification),
    version: manifest.program.version,
    manifest_sha256: manifestSha256,
    findings,
    differences: differences === null ? null : differences.map(masked),
    audit: audit === null ? null : { ...audit, findings: audit.findings.map(masked) },
    others,
  };
}
