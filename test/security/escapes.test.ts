import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { main } from '../../src/cli/main.js';
import { Terminal } from '../../src/cli/terminal.js';
import { escapeHtml } from '../../src/reports/page/html.js';
import { textCell } from '../../src/reports/workbook/cells.js';

/** The title, number and article of this pack have a colour, a window title, a bell, a change of direction, a line end. */
const PACK = 'test/security/escapes';
const SHOWN = String.raw`\u001b[31mRED\u001b]0;PWN\u0007\u202eX\u000aNEWLINE`;

/** Characters that control a terminal or turn its text: all invisible ones but line ends. */
const UNSEEN = /(?!\n)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u;
// biome-ignore lint/suspicious/noControlCharactersInRegex: colours are control sequences.
const OUR_COLOURS = /\u001b\[(?:1|2|22|31|32|33|36|39)m/g;

function town(): string {
  const folder = mkdtempSync(join(tmpdir(), 'relief-escapes-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  cpSync(PACK, folder, { recursive: true });
  writeFileSync(join(folder, 'relief.yaml'), 'policies: [./p.yaml]\nbasic_paid: absent\n');
  return folder;
}

/** Runs a command on a terminal with colours and returns what it prints, without the colours. */
async function onTerminal(argv: readonly string[]): Promise<{ status: number; told: string }> {
  const told: string[] = [];
  const output = { write: (text: string) => told.push(text), isTTY: true, columns: 100 };
  const status = await main(argv, { stdout: output, stderr: output, env: { TERM: 'xterm' } });
  return { status, told: told.join('').replace(OUR_COLOURS, '') };
}

describe('a pack that would command the terminal', () => {
  it.each([
    [['adjudicate', 'claims.csv', '--force'], 0],
    [['adjudicate', 'claims.csv', '--force', '--json'], 0],
    [['policy', 'show', './p.yaml'], 0],
    [['policy', 'show', './p.yaml', '--json'], 0],
    [['policy', 'check', './p.yaml'], 0],
    [['explain', 'C1', 'claims.csv'], 0],
    [['explain', 'C1', 'claims.csv', '--json'], 0],
    [['--lang', 'zh', 'explain', 'C1', 'claims.csv'], 0],
    [['policy', 'show', '\u001b[2J\u202e.yaml'], 2],
    [['\u001b]0;PWN\u0007'], 2],
    [['--\u001b[31m'], 2],
    [['adjudicate', 'claims.csv', '--param', 'wenzhou-2020.\u001b[31m=1'], 2],
    [['explain', '\u001b[31mC1\u2066', 'claims.csv'], 2],
    [['columns', 'claims\u009b.csv'], 2],
  ])('says it with codes: %j', async (argv, status) => {
    const before = process.cwd();
    process.chdir(town());
    try {
      const answer = await onTerminal(argv);
      expect(answer.status).toBe(status);
      expect(answer.told).not.toMatch(UNSEEN);
    } finally {
      process.chdir(before);
    }
  });

  it('says what stands in the pack, in one line', async () => {
    const { told } = await onTerminal(['policy', 'show', join(town(), 'p.yaml')]);
    expect(told).toContain(`wenzhou-2020  ${SHOWN}\n`);
    expect(told).toContain(`${SHOWN}, 温州市人民政府办公室`);
  });

  it('puts nothing of it into the files of a run', async () => {
    const folder = town();
    expect((await onTerminal(['adjudicate', join(folder, 'claims.csv')])).status).toBe(0);
    const out = join(folder, 'relief-out');
    for (const file of readdirSync(out).filter((name) => !name.endsWith('.xlsx')))
      expect(readFileSync(join(out, file), 'utf8').replace(/\ufeff/g, ''), file).not.toMatch(UNSEEN);
    expect((await onTerminal(['verify', out, '--independent'])).status).toBe(0);
  });
});

describe('what is shown in another place', () => {
  it('on the terminal, whoever prints it: only colours are obeyed', () => {
    const told: string[] = [];
    const output = { write: (text: string) => told.push(text), isTTY: true };
    const terminal = new Terminal({ stdout: output, stderr: output, env: {} }, 'en', undefined, []);
    terminal.print(`${terminal.paint.red('a')}\u001b]0;x\u0007\r\u202e\u{e0041}`, 'b');
    expect(told.join('')).toBe('\u001b[31ma\u001b[39m\\u001b]0;x\\u0007\\u000d\\u202e\\u{e0041}\nb\n');
  });

  it('on the page and in the workbook nothing turns the direction of the text', () => {
    for (const turn of ['\u202a', '\u202e', '\u2066', '\u2069', '\u200f', '\u061c']) {
      expect(escapeHtml(`a${turn}b`)).toBe('a\ufffdb');
      expect(textCell(`a${turn}b`)).toMatchObject({ value: 'a\ufffdb' });
    }
  });
});
