import { describe, expect, it } from 'vitest';
import { ownerOf, ownerText } from '../../src/engine/accumulators.js';
import { CHECKS, type CheckId } from '../../src/engine/checks.js';
import { joinPartitions } from '../../src/engine/join.js';
import { arrange, partitionPersons } from '../../src/engine/partition.js';
import { initialReplayState, replay, replayPartition, roomForLines } from '../../src/engine/replay.js';
import { type PlainChanges, plainPack } from '../policy/packs.js';
import { compileFor } from '../support/policies.js';
import { adjudicate, benefitRows, decisionRows, warningRows } from '../support/results.js';
import { claimTable, type Row, rosterTable } from '../support/tables.js';

const ROSTER = ['A', 'B'].map((person_id) => ({ person_id, identity: 'dibao', recognized_on: '2021-01-01' }));

function bill(claim_id: string, dayOfMarch: string, more: Row = {}): Row {
  return {
    claim_id,
    person_id: 'A',
    service_type: 'inpatient',
    institution_id: 'H1',
    settled_at: `2021-03-${dayOfMarch}`,
    total_amount: '100.00',
    eligible_amount: '100.00',
    ...more,
  };
}

const TAKEN_BACK = { total_amount: '-100.00', eligible_amount: '-100.00' };

describe('what other rooms read of an adjudication', () => {
  it('the two halves of a reversed pair know each other, and whether their amount paired them', () => {
    const claims = [
      bill('C1', '01'),
      bill('C2', '02', { total_amount: '90.00' }),
      bill('C3', '03', { person_id: 'B' }),
      bill('R2', '04', { ...TAKEN_BACK, reverses: 'C1' }),
      bill('R3', '05', { ...TAKEN_BACK, person_id: 'B', unnamed_refund: 'Y' }),
      bill('R4', '06', { ...TAKEN_BACK, reverses: 'C9' }),
    ];
    const { reversals } = adjudicate(claims, ROSTER, [plainPack()]);
    // C1 and R2, C3 and R3; C2 stays, R4 is an orphan.
    expect([...reversals.partner]).toEqual([3, -1, 4, 0, 2, -1]);
    expect([...reversals.byAmount]).toEqual([0, 0, 1, 0, 1, 0]);
  });

  it('a claim that no row was taken for has neither row nor category nor lines', () => {
    const { decisions } = adjudicate([bill('C1', '01', { person_id: 'Z' }), bill('C2', '02')], ROSTER, [
      plainPack(),
    ]);
    const [table] = decisions;
    const of = (claim: number) => [
      table?.row[claim],
      table?.category[claim],
      table?.firstLine[claim],
      table?.lineCount[claim],
      table?.payable[claim],
    ];
    expect(of(0)).toEqual([-1, -1, -1, 0, 0]);
    expect(of(1)).toEqual([0, 1, 0, 1, 10_000]);
  });

  it('nor has one that was stopped before the roster was looked at', () => {
    const { decisions } = adjudicate([bill('C1', '01', { settled_at: '2020-12-31' })], ROSTER, [plainPack()]);
    expect([decisions[0]?.row[0], decisions[0]?.category[0], decisions[0]?.firstLine[0]]).toEqual([
      -1, -1, -1,
    ]);
  });

  it('a counter is a household’s or a person’s, and tells its name', () => {
    const claims = claimTable([]);
    const [a, b] = ROSTER;
    const roster = rosterTable([{ ...a, household_id: 'H7' }, { ...b }], claims);
    const owner = (scope: 'person' | 'household', row: number) =>
      ownerText(roster, ownerOf(scope, roster, row));
    expect(owner('household', 0)).toEqual({ scope: 'household', key: 'H7' });
    expect(owner('person', 0)).toEqual({ scope: 'person', key: 'A' });
    // Without a household a person is one of its own.
    expect(owner('household', 1)).toEqual({ scope: 'person', key: 'B' });
  });
});

describe('a refund that names no original', () => {
  it('passes over a later claim that another reversal took back, and finds the one before it', () => {
    const claims = [
      bill('C1', '01'),
      bill('C2', '02'),
      bill('R1', '03', { ...TAKEN_BACK, reverses: 'C2' }),
      bill('R2', '04', { ...TAKEN_BACK, unnamed_refund: 'Y' }),
    ];
    const { reversals } = adjudicate(claims, ROSTER, [plainPack()]);
    expect([...reversals.partner]).toEqual([3, 2, 1, 0]);
  });
});

describe('the benefits of one claim', () => {
  const standard = { categories: ['2'], deductible: 0, ratio: 1 };

  it('take room from each other only where they share a cap', () => {
    const benefit = (id: string, cap_group: string) => ({
      id,
      cap_group,
      standards: [{ ...standard, cap: 150 }],
    });
    const pack = plainPack({
      benefits: [benefit('ward', 'one'), benefit('drugs', 'two'), benefit('rest', 'one')],
    });
    const lines = benefitRows(adjudicate([bill('C1', '01')], ROSTER, [pack]));
    // 100.00 each; the third has what the first left of 150.00, and what the second was paid is none of its business.
    expect(lines.map((line) => [line.benefit, line.paid_before, line.payable])).toEqual([
      ['ward', '0.00', '100.00'],
      ['drugs', '0.00', '100.00'],
      ['rest', '100.00', '50.00'],
    ]);
  });

  it('wait where one of them lacks a value that the county has to set', () => {
    const pack = plainPack({
      parameters: {
        limit: { title: { zh: '甲', en: 'A' }, article: '三', unit: 'yuan', missing: 'pend' },
      },
      benefits: [
        { id: 'ward', standards: [{ ...standard, cap: 150 }] },
        { id: 'more', standards: [{ ...standard, cap: { parameter: 'limit' } }] },
      ],
    });
    const run = adjudicate([bill('C1', '01')], ROSTER, [pack]);
    expect(decisionRows(run)[0]).toMatchObject({
      status: 'pended',
      reason: 'MISSING_LOCAL_STANDARD',
      payable: '0.00',
    });
    expect(benefitRows(run)).toEqual([]);
  });
});

describe('the articles of the checks', () => {
  const articles = (changes: PlainChanges, id: CheckId) => {
    const claims = claimTable([]);
    const policy = compileFor(plainPack(changes), claims, rosterTable([], claims));
    return CHECKS.find((check) => check.id === id)?.article(policy);
  };

  it('are all those of a rule that stands in several, each once', () => {
    const other_programs = [
      { program: 'antipsychotic', article: '七' },
      { program: 'rare_disease', article: '八' },
      { program: 'emergency_aid', article: '七' },
    ];
    // In the order of the vocabulary, in which rare diseases come first.
    expect(articles({ rules: { other_programs } }, 'other_program')).toBe('八、七');
    const categories = [
      { code: '1', identities: ['destitute'], article: '二' },
      { code: '2', identities: ['dibao'], article: '三' },
      { code: '3', identities: ['orphan'], article: '二' },
    ];
    const standards = [{ categories: ['1', '2', '3'], deductible: 0, ratio: 1, cap: 'none' }];
    const benefits = ['四', '五', '四'].map((article, at) => ({ id: `b${at}`, article, standards }));
    expect(articles({ categories, benefits }, 'roster')).toBe('二、三');
    expect(articles({ categories, benefits }, 'coverage')).toBe('四、五');
    const exclusions = [
      { kind: 'other', article: '六' },
      { kind: 'non_designated', article: '九' },
      { kind: 'overseas', article: '六' },
    ];
    expect(articles({ rules: { exclusions } }, 'exclusion')).toBe('六、九');
  });

  it('are none where the policy has no such rule', () => {
    const ids: readonly CheckId[] = ['other_program', 'exclusion', 'residence', 'deadline', 'referral'];
    expect(ids.map((id) => articles({}, id))).toEqual(['', '', '', '', '']);
    expect(articles({ rules: { insurance: { article: '三' } } }, 'residence')).toBe('三');
  });
});

describe('parts that are joined', () => {
  const warning = { base: 'burden', threshold: 50 };
  const stack = (['first', 'second'] as const).map((id) => plainPack({ id, warning }));
  // Person B comes before person A in the order of replay, and after in the file.
  const rows = [bill('C2', '02'), bill('C1', '01', { person_id: 'B' }), bill('C3', '03', { person_id: 'B' })];

  it('warn in the order of one replay: by policy, then by claim', () => {
    const claims = claimTable(rows);
    const roster = rosterTable(ROSTER, claims);
    const policies = stack.map((pack) => compileFor(pack, claims, roster));
    const whole = replay(claims, roster, policies);
    const slate = initialReplayState(claims, roster, policies);
    // A in the first part, B in the second; number 0 of the persons is nobody.
    const partOf = Uint8Array.of(0, 0, 1);
    const lines = roomForLines(slate);
    const { claimIndexes, ranges } = arrange(slate.claims, slate.order, partOf, 2);
    const claimsByPart = ranges.map(({ from, to }) => claimIndexes.subarray(from, to));
    const parts = lines
      .sections(2)
      .map((section, number) => replayPartition(slate, claimsByPart[number] as Int32Array, section));
    const joined = joinPartitions(slate, claimsByPart, parts, lines);
    expect(joined.warnings.map(({ policy, claim }) => [policy, claim])).toEqual([
      [0, 1],
      [0, 0],
      [1, 1],
      [1, 0],
    ]);
    expect(joined.warnings).toEqual(whole.warnings);
    expect(warningRows(joined)).toEqual(warningRows(whole));
    expect(decisionRows(joined)).toEqual(decisionRows(whole));
  });

  it('are dealt out evenly, whole families together, also where a family hangs together by a chain', () => {
    const claims = claimTable([]);
    const row = { identity: 'dibao', recognized_on: '2021-01-01' };
    const single = Array.from({ length: 1000 }, (_, at) => ({ ...row, person_id: `S${at}` }));
    // P0 and P1 share H0, P1 and P2 share H1, and so on: all of them are one family.
    const chain = Array.from({ length: 100 }, (_, at) => [
      { ...row, person_id: `P${at}`, household_id: `H${at}` },
      { ...row, person_id: `P${at + 1}`, household_id: `H${at}` },
    ]).flat();
    const roster = rosterTable([...chain, ...single], claims);
    const partOf = partitionPersons(roster, 4);
    const of = (person: string) => partOf[claims.personIds.findText(person)] as number;
    expect(new Set(chain.map(({ person_id }) => of(person_id as string))).size).toBe(1);
    const sizes = [0, 0, 0, 0];
    for (const { person_id } of single) sizes[of(person_id as string)]! += 1;
    // A quarter each, give or take a fifth of it.
    for (const size of sizes) {
      expect(size).toBeGreaterThan(200);
      expect(size).toBeLessThan(300);
    }
  });
});
