import { cpSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { relief, type Told } from '../cli/relief.js';

const FILES = 'test/security/yaml';

/**
 * The error of each file of the folder: its code and, where one is at fault, its line. Files that begin with pk_ are
 * read as policies, the others as configurations. Files with one clear meaning are valid: a local code may well be
 * `constructor`.
 */
const ANSWERS: Readonly<Record<string, readonly [code: string, line?: number]>> = {
  'anchoronly.yaml': ['YAML_ALIAS', 1],
  'constructor.yaml': [''],
  'date.yaml': ['CONFIG_VALUE', 2],
  'date3.yaml': ['IN_FORCE_ORDER', 2],
  'directive.yaml': ['YAML_NOT_PLAIN', 1],
  'dup2.yaml': ['YAML_KEY_TWICE', 2],
  'dup3.yaml': ['YAML_KEY_TWICE', 1],
  'empty.yaml': ['NO_POLICY'],
  'esc_path.yaml': ['NO_SUCH_FILE'],
  'l500.yaml': ['POLICY_TWICE', 1],
  'm2.yaml': ['YAML_NOT_PLAIN', 1],
  'm3.yaml': ['YAML_NOT_PLAIN', 2],
  'm5.yaml': ['YAML_NOT_PLAIN', 3],
  'm6.yaml': ['YAML_NOT_PLAIN', 1],
  'merge.yaml': ['YAML_KEY', 2],
  'multi.yaml': ['YAML_SYNTAX', 2],
  'null.yaml': ['CONFIG_NO_MAP'],
  'nulraw.yaml': ['YAML_SYNTAX', 1],
  'param_constructor.yaml': ['UNKNOWN_POLICY_SETTING', 2],
  'pk_cap.yaml': ['POLICY_VALUE', 66],
  'pk_cap3.yaml': ['POLICY_VALUE', 66],
  'pk_cap4.yaml': ['POLICY_VALUE', 66],
  'pk_cap6.yaml': ['POLICY_VALUE', 66],
  'pk_id.yaml': ['POLICY_VALUE', 4],
  'pk_id3.yaml': ['POLICY_VALUE', 4],
  'pk_merge.yaml': ['YAML_NOT_PLAIN', 105],
  'pk_ratio2.yaml': ['POLICY_VALUE', 65],
  'pk_ratio3.yaml': ['POLICY_VALUE', 65],
  'pol_ctor.yaml': ['NO_SUCH_POLICY'],
  'pol_devzero.yaml': ['INPUT_IS_DEVICE'],
  'pol_dup.yaml': ['POLICY_TWICE', 1],
  'pol_proto.yaml': ['NO_SUCH_POLICY'],
  'pol_up.yaml': ['NOT_A_POLICY'],
  'proto_complex.yaml': ['YAML_KEY', 3],
  'proto_esc2.yaml': ['YAML_KEY', 2],
  'proto_esc3.yaml': ['YAML_KEY', 2],
  'proto_tagged.yaml': ['YAML_NOT_PLAIN', 2],
  'qmarks.yaml': ['YAML_TOO_COMPLEX', 1],
  'roster_etc.yaml': ['NOT_A_CSV'],
  'scalar.yaml': ['CONFIG_NO_MAP'],
  'seq.yaml': ['CONFIG_NO_MAP'],
  'tag.yaml': ['YAML_NOT_PLAIN', 1],
  'tag2.yaml': ['YAML_NOT_PLAIN', 1],
  'tol_1e400.yaml': ['CONFIG_VALUE', 2],
  'tol_big.yaml': ['CONFIG_VALUE', 2],
  'tol_inf.yaml': ['CONFIG_VALUE', 2],
  'tol_nan.yaml': ['CONFIG_VALUE', 2],
  'tol_oct.yaml': ['CONFIG_VALUE', 2],
  'tol_oct2.yaml': ['CONFIG_VALUE', 2],
  'utf16.yaml': ['YAML_ENCODING'],
  'zwj.yaml': ['YAML_KEY_TWICE', 2],
};

/** In milliseconds, with the start of the program. Anything quadratic in a megabyte would take minutes. */
const SOON = 3_000;

function folderWith(files: Readonly<Record<string, string>> = {}): string {
  const folder = mkdtempSync(join(tmpdir(), 'relief-yaml-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  cpSync(FILES, folder, { recursive: true });
  cpSync('src/policies/wenzhou-2020/policy.yaml', join(folder, 'ok.yaml'));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return folder;
}

async function told(folder: string, file: string): Promise<Told> {
  const path = join(folder, file);
  const given = file.startsWith('pk_') ? ['--policy', path] : ['--config', path];
  const began = performance.now();
  const answer = await relief(['adjudicate', join(folder, 'claims.csv'), ...given]);
  expect(performance.now() - began).toBeLessThan(SOON);
  return answer;
}

describe('a YAML file that is made to deceive', () => {
  it('is one of those below', () => {
    expect(readdirSync(FILES).filter((name) => name.endsWith('.yaml'))).toEqual(Object.keys(ANSWERS).sort());
  });

  it.each(Object.entries(ANSWERS))('%s', async (file, [code, line]) => {
    const folder = folderWith();
    const { status, err } = await told(folder, file);
    expect(status).toBe(code === '' ? 0 : 2);
    if (code === '') return;
    expect(err).toContain(`[${code}]`);
    if (line !== undefined) expect(err).toContain(`${file}:${line}`);
    // The message shows nothing of a file that was named by mistake.
    expect(err).not.toMatch(/root:|\/bin\/|hello/);
  });
});

describe('a megabyte that is made to take time', () => {
  const list = (count: number, item: (at: number) => string): string =>
    `policies: [${Array.from({ length: count }, (_, at) => item(at)).join(', ')}]\n`;
  it.each([
    ['one policy 60,000 times', list(60_000, () => 'wenzhou-2020'), 'POLICY_TWICE'],
    ['one policy under 8,000 paths', list(8000, (at) => `${'./'.repeat(at % 50)}ok.yaml`), 'POLICY_TWICE'],
    ['double quotes', '"'.repeat(999_990), 'YAML_TOO_COMPLEX'],
    ['single quotes', "'".repeat(999_990), 'CONFIG_NO_MAP'],
    ['empty texts', list(240_000, () => '""'), 'YAML_TOO_COMPLEX'],
    ['question marks', '? '.repeat(499_000), 'YAML_TOO_COMPLEX'],
    ['empty items', '- \n'.repeat(330_000), 'YAML_TOO_COMPLEX'],
    ['colons', ': '.repeat(499_000), 'YAML_TOO_COMPLEX'],
    ['one key', 'a: b\n'.repeat(190_000), 'YAML_TOO_COMPLEX'],
    ['tags', '!a '.repeat(300_000), 'YAML_TOO_COMPLEX'],
    ['directives', '%A\n'.repeat(300_000), 'YAML_TOO_COMPLEX'],
    ['commas', `[${','.repeat(900_000)}`, 'YAML_TOO_COMPLEX'],
    ['closing brackets', '}'.repeat(900_000), 'YAML_SYNTAX'],
    ['comments', '#\n'.repeat(400_000), 'YAML_TOO_COMPLEX'],
    ['escapes', `"${'\\x41'.repeat(200_000)}"`, 'CONFIG_NO_MAP'],
  ])('%s', async (_, text, code) => {
    const { status, err } = await told(folderWith({ 'long.yaml': text }), 'long.yaml');
    expect(status).toBe(2);
    expect(err).toContain(`[${code}]`);
  });
});

describe('a key', () => {
  it.each([
    ['"\\x5f_proto__": x', 'YAML_KEY'],
    ['? >-\n  __proto__\n: x', 'YAML_KEY'],
    ['"＿＿proto＿＿": x', 'YAML_KEY'],
    ['"__pro\u200bto__": x', 'YAML_KEY'],
    ['"<<": {a: x}', 'YAML_KEY'],
    ['[a]: x', 'YAML_KEY'],
    ['"": x', 'YAML_KEY'],
    ['{"14": inpatient, "１４": outpatient}', 'YAML_KEY_TWICE'],
    ['{"14": inpatient, "14 ": outpatient}', 'YAML_KEY_TWICE'],
    ['{A1: inpatient, a1: outpatient}', 'YAML_KEY_TWICE'],
    [`{"'14": inpatient, 14: outpatient}`, 'YAML_KEY_TWICE'],
  ])('%s in service_map: %s', async (text, code) => {
    const yaml = `policies: [wenzhou-2020]\nservice_map:\n${text.replace(/^/gm, '  ')}\n`;
    const { status, err } = await told(folderWith({ 'key.yaml': yaml }), 'key.yaml');
    expect(status).toBe(2);
    expect(err).toContain(`[${code}]`);
    expect(err).toMatch(/key\.yaml:[345]/);
  });
});
