import { copyFileSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import type { FileKind } from '../src/intake/index.js';
import { type Dialect, fileIn } from '../src/sample/dialects.js';
import { csvRows, scratch, writtenRun } from './support/written.js';

/** How a file lies on the disk, beside the words that are in it. */
interface Form {
  readonly dialect: Dialect;
  readonly encoding: 'utf8' | 'utf8-bom' | 'gb18030' | 'utf16le';
  readonly delimiter: ',' | '\t';
  readonly lineEnd: '\n' | '\r\n';
  /** Digits and signs as somebody types them in a Chinese input mode. */
  readonly isFullWidth?: true;
}

const FORMS: Readonly<Record<string, Form>> = {
  'canonical, as a spreadsheet saves it': {
    dialect: 'canonical',
    encoding: 'utf8-bom',
    delimiter: ',',
    lineEnd: '\r\n',
  },
  'national in UTF-8': { dialect: 'national', encoding: 'utf8', delimiter: ',', lineEnd: '\n' },
  'national in GB18030': { dialect: 'national', encoding: 'gb18030', delimiter: ',', lineEnd: '\r\n' },
  'Chinese in UTF-8': { dialect: 'chinese', encoding: 'utf8', delimiter: ',', lineEnd: '\n' },
  'Chinese in GB18030': { dialect: 'chinese', encoding: 'gb18030', delimiter: ',', lineEnd: '\n' },
  'Chinese in UTF-16 with tabs, CRLF and full-width digits': {
    dialect: 'chinese',
    encoding: 'utf16le',
    delimiter: '\t',
    lineEnd: '\r\n',
    isFullWidth: true,
  },
};

const OUTPUTS = ['decisions.csv', 'benefits.csv', 'reconciliation.csv', 'fund_ledger.csv'];
const SAMPLES = readdirSync('samples').sort();

describe.each(SAMPLES)('the sample %s gives the same results to the byte', (sample) => {
  it.each(Object.entries(FORMS))('%s', async (_, form) => {
    const expected = outputsIn(
      await writtenRun({ claims: [join('samples', sample, 'claims.csv')] }, scratch()),
    );
    const folder = scratch();
    for (const kind of ['claims', 'roster', 'fund'] as const) {
      writeFileSync(join(folder, `${kind}.csv`), converted(join('samples', sample), kind, form));
    }
    copyFileSync(join('samples', sample, 'relief.yaml'), join(folder, 'relief.yaml'));
    const target = await writtenRun({ claims: [join(folder, 'claims.csv')] }, folder);
    // The comparison would say nothing of rows that both runs have rejected.
    expect(csvRows(join(target, 'rejects.csv'))).toHaveLength(1);
    expect(outputsIn(target)).toEqual(expected);
  });
});

describe('the dialects', () => {
  const claims = (dialect: Dialect) => fileIn(dialect, 'claims', CLAIM_COLUMNS, (id) => id === 'C1');
  const CLAIM_COLUMNS = ['claim_id', 'service_type', 'settled_at', 'catastrophic_paid', 'place', 'reverses'];
  const ROW = ['C1', 'special_outpatient', '2023-01-05 10:20:30', '1234.57', 'out_of_province', ''];

  it('national: its field names and codes, what it keeps apart in parts, and the flag on both halves of a refund', () => {
    const { header, row } = claims('national');
    expect(header).toEqual([
      'setl_id',
      'med_type',
      'setl_time',
      'hifmi_pay',
      'hifob_pay',
      'pay_loc',
      'init_setl_id',
      'refd_setl_flag',
    ]);
    // A fifth of 123,457 fen is 24,691 and a part; the rest, 98,766, stays in the first field.
    expect(row(ROW)).toEqual(['C1', '140201', '2023-01-05 10:20:30', '987.66', '246.91', '4', '', '1']);
    expect(row(['C2', 'observation', '2023-01-06', '-0.04', 'local', 'C1'])).toEqual([
      'C2',
      // No code of the interface means observation, so the canonical word stays.
      'observation',
      '2023-01-06',
      '-0.04',
      '-0.00',
      '2',
      'C1',
      '1',
    ]);
  });

  it('Chinese: headers, words, dates and amounts as people write them', () => {
    const { header, row } = claims('chinese');
    expect(header).toEqual(['结算ID', '医疗类别', '结算时间', '大病保险支付', '市（内）外', '原结算ID']);
    expect(row(ROW)).toEqual(['C1', '特殊病种门诊', '2023年1月5日 10:20:30', '¥1,234.57', '省外', '']);
  });
});

function outputsIn(folder: string): Record<string, string> {
  return Object.fromEntries(OUTPUTS.map((name) => [name, readFileSync(join(folder, name), 'utf8')]));
}

/** A file of a sample as somebody else would have written it. */
function converted(sample: string, kind: FileKind, form: Form): Buffer {
  const [header, ...rows] = csvRows(join(sample, `${kind}.csv`));
  const place = header.indexOf('reverses');
  const reversed = new Set(rows.map((row) => row[place]));
  const file = fileIn(form.dialect, kind, header, (id) => reversed.has(id));
  const lines = rows
    .map((row) => file.row(row))
    .map((row) => (form.isFullWidth ? row.map(widenUnlessText(file.header)) : row));
  const text = [file.header, ...lines]
    .map((row) => row.map((cell) => quoted(cell, form.delimiter)).join(form.delimiter) + form.lineEnd)
    .join('');
  switch (form.encoding) {
    case 'utf8':
      return Buffer.from(text);
    case 'utf8-bom':
      return Buffer.from(`\ufeff${text}`);
    case 'gb18030':
      return iconv.encode(text, 'gb18030');
    case 'utf16le':
      return Buffer.from(`\ufeff${text}`, 'utf16le');
  }
}

function widenUnlessText(header: readonly string[]): (cell: string, at: number) => string {
  return (cell, at) => (header[at] === '姓名' || header[at] === '备注' ? cell : fullWidth(cell));
}

function fullWidth(text: string): string {
  return text.replace(/[!-~]/g, (character) => String.fromCharCode(character.charCodeAt(0) + 0xfee0));
}

function quoted(cell: string, delimiter: string): string {
  return cell.includes(delimiter) || /["\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
