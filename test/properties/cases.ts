import fc, { type Arbitrary } from 'fast-check';
import type { PolicySettings } from '../../src/policy/compile.js';
import type { LoadedPack } from '../../src/policy/load.js';
import { builtInPack } from '../support/policies.js';
import { day } from '../support/tables.js';
import { type CaseRows, caseRows, type Setting } from './arbitraries.js';
import type { ModelPolicy } from './model.js';
import {
  charity,
  dongyang,
  identitiesOf,
  lianyungang,
  PILOT_AREAS,
  wenzhou,
  yuxi,
} from './model-policies.js';
import { INVENTED, randomStack } from './random-packs.js';

/** What one document adds to a case: the pack with its settings, and the same policy as the model knows it. */
interface Member {
  readonly pack: LoadedPack;
  readonly settings: PolicySettings;
  /** Content of an invented pack. */
  readonly data?: unknown;
  readonly model: ModelPolicy;
}

export interface Case {
  readonly rows: CaseRows;
  readonly stack: readonly Member[];
}

const INCOME = { '2022': '26937', '2023': '28421.05', '2024': '29932.22', '2025': '30000.01' };
const LINES = { '2023': '7500', '2024': '8000.50', '2025': '0.02' };

const plain = (id: string, model: ModelPolicy): Member => ({ pack: builtInPack(id), settings: {}, model });

const wenzhouAlone: Arbitrary<Case> = fc.record({
  rows: caseRows(
    settingOf(wenzhou(), 2020, 2023, ['330302'], ['illness_poverty', 'illness_poverty', 'dibao']),
  ),
  stack: fc.constantFrom('2023-11-30', '2023-06-15').map((until) => [wenzhouUntil(until)]),
});

const dongyangAlone: Arbitrary<Case> = fc.record({
  rows: caseRows(settingOf(dongyang(), 2020, 2022, ['330783'])),
  stack: fc.constant([plain('dongyang-2020', dongyang())]),
});

const charityAlone: Arbitrary<Case> = fc.record({
  rows: caseRows(settingOf(charity(), 2024, 2025, [...PILOT_AREAS, '330302'])),
  stack: fc.constant([plain('wenzhou-2023-charity', charity())]),
});

const wenzhouStack: Arbitrary<Case> = fc.record({
  rows: caseRows({
    ...settingOf(charity(), 2023, 2025, [...PILOT_AREAS, '330302']),
    identities: [...identitiesOf(wenzhou()), ...Array<string>(6).fill('relative_low_income_2')],
  }),
  stack: fc
    .constantFrom('2023-11-30', '2024-06-30', '2025-12-31')
    .map((until) => [wenzhouUntil(until), plain('wenzhou-2023-charity', charity())]),
});

const yuxiAlone: Arbitrary<Case> = fc.record({
  rows: caseRows(settingOf(yuxi(INCOME, LINES), 2023, 2025, ['530402'])),
  stack: fc.constant([
    {
      pack: builtInPack('yuxi-2022'),
      settings: {
        parameters: {
          per_capita_disposable_income: { ...INCOME, '2026': '1' },
          monitoring_line: { ...LINES, '2026': '1' },
        },
      },
      model: yuxi({ ...INCOME, '2026': '1' }, { ...LINES, '2026': '1' }),
    },
  ]),
});

const county = fc.record(
  {
    key_ratio: fc.option(fc.constantFrom('0.7', '0.7333', '0.855', '1'), { nil: undefined }),
    basic_insurance_cap: fc.constantFrom('150000', '190000.01', '0.01', {
      '2017': '150000',
      '2018': '190000.01',
      '2016': '1',
      '2019': '20000',
      '2020': '5',
    }),
    outpatient_cap: fc.option(fc.constantFrom('3000', '0.01', '0'), { nil: undefined }),
    extended_deductible: fc.option(fc.constantFrom('0', '0.01', '5000'), { nil: undefined }),
    extended_cap: fc.option(fc.constantFrom('60000', '40000.55'), { nil: undefined, freq: 4 }),
    extended_tiers: fc.option(
      fc.constantFrom(
        [{ up_to: '20000', ratio: '0.40' }, { up_to: '50000', ratio: '0.50' }, { ratio: '0.60' }],
        [{ up_to: '0.01', ratio: '0.333' }, { up_to: '10000.55', ratio: '0.3333' }, { ratio: '0.5' }],
        [{ ratio: '0.25' }],
      ),
      { nil: undefined, freq: 4 },
    ),
  },
  { noNullPrototype: true },
);

const lianyungangAlone: Arbitrary<Case> = fc.record({
  rows: caseRows(settingOf(lianyungang({}), 2017, 2019, ['320703'], Array<string>(8).fill('other_hardship'))),
  stack: county.map((given) => {
    const parameters = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
    return [
      { pack: builtInPack('lianyungang-2017'), settings: { parameters }, model: lianyungang(parameters) },
    ];
  }),
});

const invented: Arbitrary<Case> = fc.record({
  rows: caseRows(INVENTED),
  stack: randomStack().map((stack) => stack.map((policy) => ({ ...policy, settings: {} }))),
});

/** Random claims and rosters for each document, for the two that are stacked, and for invented policies. */
export const CASES: Readonly<Record<string, Arbitrary<Case>>> = {
  'wenzhou-2020': wenzhouAlone.map(readable),
  'dongyang-2020': dongyangAlone.map(readable),
  'wenzhou-2023-charity': charityAlone.map(readable),
  'wenzhou-2020 before wenzhou-2023-charity': wenzhouStack.map(readable),
  'yuxi-2022': yuxiAlone.map(readable),
  'lianyungang-2017': lianyungangAlone.map(readable),
  'one or two invented policies': invented.map(readable),
};

/** Random cases of all of these kinds, invented policies most of all. */
export const anyCase: Arbitrary<Case> = fc.oneof(
  { weight: 4, arbitrary: CASES['one or two invented policies'] as Arbitrary<Case> },
  ...Object.values(CASES),
);

/** A case that a failing property prints as the rows and packs it consists of. */
function readable(item: Case): Case {
  const packs = item.stack.map(({ data, model, settings }) => ({ pack: data ?? model.id, settings }));
  return { ...item, [fc.toStringMethod]: () => JSON.stringify({ ...item.rows, packs }) } as Case;
}

function wenzhouUntil(until: string): Member {
  return {
    pack: builtInPack('wenzhou-2020'),
    settings: { inForce: { until: day(until) } },
    model: wenzhou(until),
  };
}

/** Around the policy's own first and last day, month ends, New Year, and the filing deadlines. */
function settingOf(
  policy: ModelPolicy,
  firstYear: number,
  lastYear: number,
  areas: readonly string[],
  often: readonly string[] = [],
): Setting {
  const hotDates = [policy.from, ...(policy.until === undefined ? [] : [policy.until])];
  for (let year = firstYear; year <= lastYear; year++) {
    for (const at of ['01-01', '02-28', '06-30', '12-31']) hotDates.push(`${year}-${at}`);
  }
  return { hotDates, identities: [...identitiesOf(policy), ...often], areas };
}
