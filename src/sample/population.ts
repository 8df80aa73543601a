import type { StringInterner } from '../columnar/string-interner.js';
import type { Identity } from '../domain/identities.js';
import { type Recipient, RosterTable } from '../tables/roster-table.js';
import type { Ids } from './ids.js';
import { type Random, Weighted } from './random.js';
import type { Setting } from './setting.js';

/** One invented person. */
export interface Person {
  readonly id: string;
  readonly county: string;
  /** Seriously ill: treated more often, and with larger bills. */
  readonly isIll: boolean;
}

export interface Population {
  readonly persons: readonly Person[];
  readonly roster: RosterTable;
}

/** How often an identity occurs; the others are rare. */
const FREQUENT: Readonly<Partial<Record<Identity, number>>> = {
  dibao: 40,
  dibao_edge: 18,
  destitute: 12,
  illness_poverty: 10,
  low_income_major_illness: 10,
  relative_low_income_2: 10,
};
const RARE = 3;

/** Out of 10,000: families that no office has recognised, persons with a second identity, the seriously ill. */
const NOT_ON_ROSTER = 500;
const SECOND_IDENTITY = 1200;
const SERIOUSLY_ILL = 2000;

/** Draws families until there are enough persons, and puts them on the roster. */
export function drawPopulation(
  setting: Setting,
  ids: Ids,
  count: number,
  personIds: StringInterner,
  random: Random,
): Population {
  const roster = new RosterTable(personIds);
  const persons: Person[] = [];
  const identities = new Weighted(
    setting.known.map((identity) => [identity, FREQUENT[identity] ?? RARE] as const),
  );
  while (persons.length < count && ids.personsAreLeft) drawFamily();
  return { persons, roster };

  function drawFamily(): void {
    const county = random.pick(setting.counties);
    const number = ids.householdId(county);
    const size = Math.min(random.pick([1, 1, 2, 3, 3, 4]), count - persons.length);
    const household = size === 1 && random.chance(5000) ? '' : number;
    const isOnRoster = !random.chance(NOT_ON_ROSTER);
    const surname = random.pick(SURNAMES);
    const shared = drawEntitlement(setting, identities.draw(random), random);
    for (let member = 0; member < size; member++) {
      const id = ids.personId(county);
      if (id === undefined) return;
      const isIll = random.chance(setting.isForCatastrophes ? 6000 : SERIOUSLY_ILL);
      persons.push({ id, county, isIll });
      if (!isOnRoster) continue;
      const person = { person: id, household, name: surname + random.pick(GIVEN_NAMES), area: county };
      roster.push({ ...person, ...shared });
      if (!random.chance(SECOND_IDENTITY)) continue;
      const other = drawEntitlement(setting, drawOther(shared.identity), random);
      if (other.identity !== shared.identity) roster.push({ ...person, ...other });
    }
  }

  /** Another identity; now and then one that this policy does not know. */
  function drawOther(identity: Identity): Identity {
    const isUnknown = setting.unknown.length > 0 && random.chance(2000);
    const drawn = isUnknown ? random.pick(setting.unknown) : identities.draw(random);
    return drawn === identity && setting.unknown.length > 0 ? random.pick(setting.unknown) : drawn;
  }
}

type Entitlement = Omit<Recipient, 'person' | 'household' | 'name' | 'area'>;

/** The identity that the civil-affairs office recognised, from when and until when. */
function drawEntitlement(setting: Setting, identity: Identity, random: Random): Entitlement {
  const { from, until } = setting;
  const isRecent = random.chance(identity === 'illness_poverty' ? 5000 : 600);
  const recognizedOn = isRecent ? random.between(from, until) : from - random.between(30, 2500);
  const ends = random.chance(1000);
  return {
    identity,
    recognizedOn,
    ...(random.chance(200) ? { validFrom: recognizedOn + random.between(1, 30) } : {}),
    ...(ends ? { validTo: random.between(Math.max(recognizedOn + 31, from), until + 60) } : {}),
    localResident: random.chance(300) ? 'N' : 'Y',
    insurance: random.chance(200) ? 'none' : random.chance(800) ? 'employee' : 'resident',
    ...(setting.usesCapacity && identity === 'illness_poverty' && !random.chance(800)
      ? { householdCapacity: random.between(8, 60) * 100_000 }
      : {}),
    ...(setting.usesEnhancedRatio && random.chance(150)
      ? { enhancedRatio: random.pick([850_000, 900_000, 950_000]) }
      : {}),
    ...(setting.usesRisk && random.chance(600) ? { atRiskFrom: random.between(from - 60, until - 60) } : {}),
  };
}

const SURNAMES = [...'王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩邓冯曹彭曾'];
const GIVEN_NAMES =
  '建国 秀英 志强 桂兰 明 丽 海燕 国良 玉梅 伟 文斌 淑珍 小军 春花 德胜 美娟 永福 晓红 家豪 雨欣 子涵 光明 爱珍 成 立新 凤英 松 宝根 月仙 志远 燕 阿大'.split(
    ' ',
  );
