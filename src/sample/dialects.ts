import { dateOf, parseDay } from '../domain/calendar.js';
import { CLAIM_TABLE, type Column, type FileKind, FUND_TABLE, ROSTER_TABLE } from '../intake/index.js';

/**
 * The canonical files as others would write them: the export of the national platform, and a spreadsheet kept
 * by hand in Chinese. Where a dialect has no word or no field for something, the canonical one stays. Real files
 * mix them too.
 */
export const DIALECTS = ['canonical', 'national', 'chinese'] as const;
export type Dialect = (typeof DIALECTS)[number];

/** A file in a dialect: its header, and each row made from the canonical one. */
export interface DialectFile {
  readonly header: readonly string[];
  /** @param cells The canonical texts, in the order of the canonical header. */
  readonly row: (cells: readonly string[]) => string[];
}

/** What a dialect makes of one canonical column: one column or several. */
interface Rendering {
  readonly header: readonly string[];
  /** @param row Looks up another canonical cell of the row. */
  readonly cells: (cell: string, row: (name: string) => string) => readonly string[];
}

const TABLES = { claims: CLAIM_TABLE, roster: ROSTER_TABLE, fund: FUND_TABLE };

/**
 * How a dialect writes a canonical file.
 *
 * @param header The canonical columns that the file has.
 * @param isReversed Whether another row takes a claim back: the national export flags both.
 */
export function fileIn(
  dialect: Dialect,
  kind: FileKind,
  header: readonly string[],
  isReversed: (claimId: string) => boolean = () => false,
): DialectFile {
  if (dialect === 'canonical') return { header, row: (cells) => [...cells] };
  const positions = new Map(header.map((name, index) => [name, index]));
  const renderings = header.map((name) =>
    dialect === 'national' ? national(kind, name, isReversed) : chinese(columnOf(kind, name)),
  );
  return {
    header: renderings.flatMap((rendering) => rendering.header),
    row(cells) {
      const lookUp = (name: string): string => cells[positions.get(name) ?? -1] ?? '';
      const row: string[] = [];
      for (let index = 0; index < renderings.length; index++) {
        for (const text of renderings[index].cells(cells[index], lookUp)) row.push(text);
      }
      return row;
    },
  };
}

function columnOf(kind: FileKind, name: string): Column {
  const column = TABLES[kind].columns.find((candidate) => candidate.name === name);
  if (column === undefined) throw new Error(`${kind} have no column ${name}`);
  return column;
}

const unchanged = (header: string): Rendering => ({ header: [header], cells: (cell) => [cell] });

function renamed(header: string, write: (cell: string) => string): Rendering {
  return { header: [header], cells: (cell) => [write(cell)] };
}

function coded(header: string, codes: Readonly<Record<string, string>>): Rendering {
  return renamed(header, (cell) => codes[cell] ?? cell);
}

/** Codes of med_type that mean the same everywhere; the other services have none. */
const MED_TYPES = {
  inpatient: '21',
  special_outpatient: '140201',
  chronic_outpatient: '140104',
  outpatient: '11',
  emergency: '13',
  pharmacy: '41',
};

/** The interface has no code for treatment overseas. */
const PAY_LOCS = { local: '2', in_province: '3', out_of_province: '4' };

function national(kind: FileKind, name: string, isReversed: (claimId: string) => boolean): Rendering {
  const own =
    kind === 'claims'
      ? nationalClaim(name, isReversed)
      : kind === 'roster'
        ? nationalRoster(name)
        : undefined;
  return own ?? unchanged(name);
}

function nationalClaim(name: string, isReversed: (claimId: string) => boolean): Rendering | undefined {
  switch (name) {
    case 'claim_id':
      return unchanged('setl_id');
    case 'person_id':
      // The platform writes its own number of a person and the identity number, which takes precedence on reading.
      return {
        header: ['psn_no', 'certno', 'insutype'],
        cells: (cell) => [platformNumber(cell), cell, '390'],
      };
    case 'service_type':
      return coded('med_type', MED_TYPES);
    case 'admitted_on':
      return renamed('begndate', midnight);
    case 'discharged_on':
      return renamed('enddate', midnight);
    case 'settled_at':
      return unchanged('setl_time');
    case 'institution_id':
      return unchanged('fixmedins_code');
    case 'place':
      return coded('pay_loc', PAY_LOCS);
    case 'total_amount':
      return unchanged('medfee_sumamt');
    case 'eligible_amount':
      return unchanged('inscp_scp_amt');
    case 'basic_paid':
      return unchanged('hifp_pay');
    case 'catastrophic_paid':
      return divided(['hifmi_pay', 'hifob_pay']);
    case 'supplementary_paid':
      return divided(['cvlserv_pay', 'hifes_pay', 'hifdm_pay']);
    case 'other_paid':
      return unchanged('oth_pay');
    case 'assistance_paid':
      return { header: ['maf_pay', 'acct_pay', 'psn_cash_pay'], cells: (cell) => [cell, '0.00', '0.00'] };
    case 'channel':
      return coded('setl_type', { manual: '1', one_stop: '2' });
    case 'reverses':
      return {
        header: ['init_setl_id', 'refd_setl_flag'],
        cells: (cell, row) => [cell, cell !== '' || isReversed(row('claim_id')) ? '1' : '0'],
      };
    default:
      // designated, referral, program, exclusion, charity_paid and filed_on have no field of the interface.
      return undefined;
  }
}

function nationalRoster(name: string): Rendering | undefined {
  switch (name) {
    case 'person_id':
      return { header: ['psn_no', 'certno'], cells: (cell) => [platformNumber(cell), cell] };
    case 'name':
      return unchanged('psn_name');
    case 'identity': {
      const { words } = columnOf('roster', 'identity');
      return renamed('mat_idet_name', (cell) => {
        const index = words?.list.indexOf(cell) ?? -1;
        return index < 0 ? cell : `${chineseWord(words, index)}-${7100 + index}`;
      });
    }
    case 'recognized_on':
      return renamed('begntime', midnight);
    case 'valid_to':
      return renamed('endtime', midnight);
    case 'area':
      return unchanged('insuplc_admdvs');
    case 'insurance':
      return coded('insurance', { resident: '390', employee: '310' });
    default:
      return undefined;
  }
}

/** A person number like the platform's, made from the identity number. */
function platformNumber(personId: string): string {
  return `${personId.slice(0, 2)}0000${[...personId].reverse().join('')}`;
}

/** The platform writes days as times. */
function midnight(cell: string): string {
  return cell === '' ? '' : `${cell} 00:00:00`;
}

/** An amount that the interface divides over several fields: a fifth in each of the later ones, the rest in the first. */
function divided(header: readonly string[]): Rendering {
  return {
    header,
    cells(cell) {
      const fen = /^(-?)(\d+)\.(\d\d)$/.exec(cell);
      if (fen === null) return header.map((_, field) => (field === 0 ? cell : ''));
      const [, sign, yuan, cents] = fen;
      const whole = Number(yuan) * 100 + Number(cents);
      const fifth = Math.floor(whole / 5);
      return header.map((_, field) => {
        const part = field === 0 ? whole - fifth * (header.length - 1) : fifth;
        return `${sign}${Math.floor(part / 100)}.${String(part % 100).padStart(2, '0')}`;
      });
    },
  };
}

/** A column as a spreadsheet kept by hand in Chinese has it. */
function chinese(column: Column): Rendering {
  const { zh, kind, words } = column;
  switch (kind) {
    case 'word':
    case 'service':
    case 'identities':
      return renamed(zh, (cell) => {
        const index = cell === '' ? -1 : (words?.list.indexOf(cell) ?? -1);
        return index < 0 ? cell : chineseWord(words, index);
      });
    case 'day':
    case 'moment':
      return renamed(zh, chineseDate);
    case 'amount':
      return renamed(zh, chineseAmount);
    default:
      return unchanged(zh);
  }
}

/** The first Chinese spelling of a value. */
function chineseWord(words: Column['words'], index: number): string {
  const spelling = words?.written.find(([text, of]) => of === index && /\p{Script=Han}/u.test(text));
  return spelling?.[0] ?? words?.list[index] ?? '';
}

/** 2023-01-05 10:20:30 → 2023年1月5日 10:20:30 */
function chineseDate(cell: string): string {
  const day = parseDay(cell.slice(0, 10));
  if (day === undefined) return cell;
  const { year, month, day: date } = dateOf(day);
  return `${year}年${month}月${date}日${cell.slice(10)}`;
}

/** -1234.50 → -¥1,234.50 */
function chineseAmount(cell: string): string {
  const match = /^(-?)(\d+)(\.\d+)?$/.exec(cell);
  if (match === null) return cell;
  const [, sign, yuan, decimals = ''] = match;
  return `${sign}¥${yuan.replace(/\B(?=(?:\d{3})+$)/g, ',')}${decimals}`;
}
