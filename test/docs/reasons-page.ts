import { NOTICES, REASONS, STATUSES } from '../../src/domain/decision.js';
import { CHECKS } from '../../src/engine/checks.js';
import { say, type TextKey } from '../../src/text/catalogue.js';
import { NOTICE_CODES, REASON_CODES, type ReasonCode, STATUS_CODES } from './reason-codes.js';

/** docs/reasons.md: what every status, reason and notice means, and what others would call it. */
export function reasonsPage(): string {
  return [
    '# Statuses, reasons and notices (审核结果、原因与提示)',
    'Every decision in decisions.csv has a status; what is not paid has a reason, and any decision may have notices. ' +
      'The first check that fails decides. `relief explain <claim_id>` shows for one claim which checks it passed, with ' +
      'the articles of the document.',
    'Written by `npm run docs`.',
    '## The checks, in order',
    table(
      ['no.', 'check', '检查'],
      [...CHECKS.map((check) => check.id), 'benefits' as const].map((id, at) => {
        const name = (language: 'en' | 'zh'): string =>
          id === 'benefits' ? BENEFITS[language] : say(language, `check_name.${id}`);
        return [String(at + 1), name('en'), name('zh')];
      }),
    ),
    '## Statuses',
    ...codeTables('status', STATUSES, STATUS_CODES),
    '## Reasons',
    ...codeTables(
      'reason',
      REASONS.filter((reason) => reason !== ''),
      REASON_CODES,
    ),
    '## Notices',
    'They change no amount. Several are joined by `|`.',
    ...codeTables('notice', NOTICES, NOTICE_CODES),
    ...OTHERS,
  ]
    .join('\n\n')
    .concat('\n');
}

const BENEFITS = {
  en: 'the benefits: burden, deductible, ratio, cap',
  zh: '待遇计算：自负费用、起付线、比例、封顶线',
};

/** What a code means and what to do; then what other systems would call it. */
function codeTables(
  room: 'status' | 'reason' | 'notice',
  codes: readonly string[],
  known: Readonly<Record<string, ReasonCode>>,
): string[] {
  const entries = codes.map((code) => [code, known[code] as ReasonCode] as const);
  const text = (code: string, language: 'en' | 'zh'): string => say(language, `${room}.${code}` as TextKey);
  return [
    table(
      ['code', 'meaning', 'check', 'what the office does'],
      entries.map(([code, { check, office }]) => [
        `\`${code}\``,
        `${text(code, 'en')}<br>${text(code, 'zh')}`,
        check === 0 ? '' : String(check),
        `${office.en}<br>${office.zh}`,
      ]),
    ),
    table(
      ['code', 'nearest X12', 'nearest FHIR'],
      entries.map(([code, { x12, fhir }]) => [`\`${code}\``, x12 || '—', fhir || '—']),
    ),
  ];
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

const OTHERS = [
  '## In the words of other systems',
  'The columns above name the *nearest* code, so that a program that speaks X12 or FHIR can map ours. Nearest is no ' +
    'more than that: those lists were made for insurances, not for assistance, and a dash says that nothing comes near. ' +
    'Send our own code along, e.g. as an additional coding.',
  '**X12** 835 remittance: claim adjustment group and reason code (CARC). `PR` is used where the amount stays with the ' +
    'person, `OA` where somebody else owes it or nothing is decided yet; `CO` never, because no contract makes the ' +
    'institution bear what assistance does not pay. Some codes (96, 129, 252) want a remark code beside them, which ' +
    'has to be chosen with the receiver. 158 speaks of the United States and means treatment abroad. 26 and 27 speak of ' +
    'the person’s coverage, and stand for a document not in force too. That a claim is reversed is said by the claim status (CLP02 ' +
    '= 22), not by a reason. Assistance comes after the insurances, so what is paid is CLP02 = 2 or 3, what is denied 4.',
  '**FHIR** R4 ClaimResponse and ExplanationOfBenefit: `outcome` and `status` of the resource; else category and reason ' +
    'of `adjudication`, from http://terminology.hl7.org/CodeSystem/adjudication and …/adjudication-reason (`ar001` not ' +
    'covered, `ar002` plan limit reached). In the profiles of CARIN Blue Button the reason of a denial is a slice of its ' +
    'own, `denialreason`, with the CARC as its code.',
  'The amounts:',
  table(
    ['column', 'X12 835', 'FHIR adjudication category'],
    [
      ['`total_amount`', 'CLP03', '`submitted`'],
      ['`base_amount`', '—', '`eligible`'],
      ['`deductible_applied`', 'CAS PR-1', '`deductible`'],
      ['`ratio` of benefits.csv', '—', '`eligpercent` (as a percentage)'],
      ['`gross` − `payable` of benefits.csv', 'CAS PR-119', '`benefit` with reason `ar002`'],
      ['`above_deductible` − `gross` of benefits.csv', 'CAS PR-2', '—'],
      ['`payable`', 'CLP04', '`benefit`'],
    ],
  ),
];
