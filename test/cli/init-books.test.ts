import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { bookOf, textRows, zipOf } from '../support/zip-writer.js';
import { folderWith, relief } from './relief.js';

const HEADER =
  'claim_id,person_id,service_type,settled_at,total_amount,eligible_amount,basic_paid,institution_id';
const claim = (id: string) => `${id},330302195001010018,inpatient,2023-03-05,1000,900,400,H330302`;
const ROSTER = '身份证号,救助对象身份,认定日期,认定地\n330302195001010018,低保对象,2021-01-01,330302\n';
const sheet = (name: string, csv: string) => ({
  name,
  rows: textRows(
    csv
      .trimEnd()
      .split('\n')
      .map((line) => line.split(',')),
  ),
});

/** A folder with one of everything, under a name that a shell would take apart. */
function everything(): string {
  const folder = join(folderWith({}), "it's 2023");
  mkdirSync(join(folder, '二月'), { recursive: true });
  writeFileSync(join(folder, 'a.csv'), `${HEADER}\n${claim('C1')}\n`);
  const sheets = [
    sheet('明细', `${HEADER}\n${claim('C2')}\n`),
    sheet('人员', ROSTER),
    sheet('说明', '说明\n略'),
  ];
  writeFileSync(join(folder, '二月', 'book.xlsx'), bookOf({ sheets }));
  writeFileSync(join(folder, 'c.zip'), zipOf([{ name: '三月.csv', content: `${HEADER}\n${claim('C3')}\n` }]));
  return folder;
}

describe('relief init', () => {
  it('sees workbooks, archives and one level of folders, and says what it took for what and why', async () => {
    const folder = everything();
    const { out, status } = await relief(['init', folder, '--yes', '--lang', 'en']);
    expect(status).toBe(0);
    expect(out).toContain(
      '#   a.csv: claims, 1 rows; recognised by its columns claim_id, person_id, service_type',
    );
    expect(out).toContain(
      '#   二月/book.xlsx#人员: roster, 1 rows; recognised by its columns 身份证号, 救助对象身份, 认定日期',
    );
    expect(out).toContain('二月/book.xlsx#说明 is not used');
  });

  it('names the claims, so that a run needs no argument, and quotes what is to be typed', async () => {
    const folder = everything();
    const { out } = await relief(['init', folder, '--yes']);
    const yaml = readFileSync(join(folder, 'relief.yaml'), 'utf8');
    expect(yaml).toContain('claims:\n  - "a.csv"\n  - "c.zip#三月.csv"\n  - "二月/book.xlsx#明细"\n');
    expect(yaml).toContain('roster: "二月/book.xlsx#人员"\n');
    expect(out).toContain(`relief adjudicate '${folder.replace("'", "'\\''")}'`);
    const run = await relief(['adjudicate', '--config', join(folder, 'relief.yaml')]);
    expect([run.err, run.status]).toEqual(['', 0]);
    expect(readFileSync(join(folder, 'relief-out', 'decisions.csv'), 'utf8').match(/,C\d,/g)).toEqual([
      ',C1,',
      ',C2,',
      ',C3,',
    ]);
  });
});
