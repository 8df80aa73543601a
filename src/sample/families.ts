import type { StringInterner } from '../columnar/string-interner.js';
import { type Day, dateOf, dayOf } from '../domain/calendar.js';
import type { Identity } from '../domain/identities.js';
import { type Recipient, RosterTable } from '../tables/roster-table.js';
import { type Random, Weighted } from './random.js';
import type { Setting } from './setting.js';

/** One invented person. */
export interface Person {
  readonly id: string;
  readonly county: string;
  /** Whether the person is seriously ill: more treatment, and larger bills. */
  readonly isIll: boolean;
  readonly isOnRoster: boolean;
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

/** Of 10,000: families that no office recognised, second identities, seriously ill. */
const NOT_ON_ROSTER = 500;
const SECOND_IDENTITY = 1200;
const SERIOUSLY_ILL = 2000;

/** Draws families until there are enough persons, and puts them on the roster. */
export function drawPopulation(
  setting: Setting,
  count: number,
  personIds: StringInterner,
  random: Random,
): Population {
  const roster = new RosterTable(personIds);
  const persons: Person[] = [];
  const numbers = new PersonNumbers(setting.counties);
  const identities = new Weighted(
    setting.known.map((identity) => [identity, FREQUENT[identity] ?? RARE] as const),
  );
  for (let family = 1; persons.length < count && numbers.areLeft; family++) {
    drawFamily(family);
  }
  return { persons, roster };

  function drawFamily(family: number): void {
    const county = random.pick(setting.counties);
    const size = Math.min(random.pick([1, 1, 2, 3, 3, 4]), count - persons.length);
    const household = size === 1 && random.chance(5000) ? '' : `${county}${String(family).padStart(7, '0')}`;
    const isOnRoster = !random.chance(NOT_ON_ROSTER);
    const surname = random.pick(SURNAMES);
    const shared = drawEntitlement(setting, identities.draw(random), random);
    for (let member = 0; member < size; member++) {
      const id = numbers.draw(county);
      if (id === undefined) return;
      persons.push({
        id,
        county,
        isIll: random.chance(setting.isForCatastrophes ? 6000 : SERIOUSLY_ILL),
        isOnRoster,
      });
      if (!isOnRoster) continue;
      const person = { person: id, household, name: surname + random.pick(GIVEN_NAMES), area: county };
      roster.push({ ...person, ...shared });
      if (random.chance(SECOND_IDENTITY)) {
        const other = drawEntitlement(setting, drawOther(shared.identity), random);
        if (other.identity !== shared.identity) roster.push({ ...person, ...other });
      }
    }
  }

  /** Now and then an identity that this policy does not know. */
  function drawOther(identity: Identity): Identity {
    const isUnknown = setting.unknown.length > 0 && random.chance(2000);
    const drawn = isUnknown ? random.pick(setting.unknown) : identities.draw(random);
    return drawn === identity && setting.unknown.length > 0 ? random.pick(setting.unknown) : drawn;
  }
}

type Entitlement = Omit<Recipient, 'person' | 'household' | 'name' | 'area'>;

/** What the civil-affairs office recognised a family as, from when and until when. */
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
const GIVEN_NAMES = [
  '建国',
  '秀英',
  '志强',
  '桂兰',
  '明',
  '丽',
  '海燕',
  '国良',
  '玉梅',
  '伟',
  '文斌',
  '淑珍',
  '小军',
  '春花',
  '德胜',
  '美娟',
  '永福',
  '晓红',
  '家豪',
  '雨欣',
  '子涵',
  '光明',
  '爱珍',
  '成',
  '立新',
  '凤英',
  '松',
  '宝根',
  '月仙',
  '志远',
  '燕',
  '阿大',
];

const FIRST_BIRTHDAY = dayOf(1932, 1, 1) as Day;
const BIRTHDAYS = (dayOf(2019, 12, 31) as Day) - FIRST_BIRTHDAY + 1;
/** Sequence numbers that are given to nobody: none is 000, and those from 996 on were for people over a hundred. */
const SEQUENCES = ['000', '999', '998', '997', '996'];

/** Identity numbers with a valid check digit that belong to nobody, each once. */
class PersonNumbers {
  /** How many have been drawn in each county. */
  private readonly drawn: Map<string, number>;

  constructor(counties: readonly string[]) {
    this.drawn = new Map(counties.map((county) => [county, 0]));
  }

  get areLeft(): boolean {
    return [...this.drawn.values()].some((drawn) => drawn < BIRTHDAYS * SEQUENCES.length);
  }

  /** The next number of a county; undefined where it has used up all. */
  draw(county: string): string | undefined {
    const drawn = this.drawn.get(county) as number;
    if (drawn >= BIRTHDAYS * SEQUENCES.length) return undefined;
    this.drawn.set(county, drawn + 1);
    // A stride that has no factor in common with the days visits every birthday once, in no visible order.
    const day = (drawn * STRIDE) % BIRTHDAYS;
    const digits = county + birthday(day) + SEQUENCES[Math.floor(drawn / BIRTHDAYS)];
    return digits + checkDigit(digits);
  }
}

const STRIDE = 12_347;

/** The birthday of a number of days after the first one, as YYYYMMDD. */
function birthday(days: number): string {
  const { year, month, day } = dateOf(FIRST_BIRTHDAY + days);
  return String(year * 10_000 + month * 100 + day);
}

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** The last character of an identity number (GB 11643). */
export function checkDigit(digits: string): string {
  let sum = 0;
  for (let at = 0; at < 17; at++) sum += WEIGHTS[at] * Number(digits[at]);
  return '10X98765432'[sum % 11];
}
