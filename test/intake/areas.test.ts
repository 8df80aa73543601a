import { describe, expect, it } from 'vitest';
import { AreaNames } from '../../src/intake/cells/areas.js';
import { builtInIds, loadPolicy } from '../../src/policy/load.js';
import { fundOf, rosterOf } from './files.js';

const names = (...ids: string[]) => new AreaNames(ids.flatMap((id) => loadPolicy(id).pack.areaNames));
const HEADER = 'person_id,identity,recognized_on,area';

describe('the name of a county', () => {
  it.each([
    ['yuxi-2022', '红塔区', '530402'],
    ['yuxi-2022', '红塔', '530402'],
    ['yuxi-2022', '玉溪市红塔区', '530402'],
    ['yuxi-2022', '玉溪红塔区', '530402'],
    ['yuxi-2022', '云南省玉溪市红塔区', '530402'],
    ['yuxi-2022', '云南省 玉溪市 红塔区', '530402'],
    ['yuxi-2022', '红塔区玉兴街道', '530402'],
    ['yuxi-2022', '玉溪市红塔区李棋街道万裕社区', '530402'],
    ['yuxi-2022', '红塔区玉兴路15号', '530402'],
    ['yuxi-2022', '元江哈尼族彝族傣族自治县', '530428'],
    ['yuxi-2022', '云南省元江哈尼族彝族傣族自治县', '530428'],
    ['yuxi-2022', '元江', '530428'],
    ['yuxi-2022', '峨山', '530426'],
    ['yuxi-2022', '澄江市', '530481'],
    ['dongyang-2020', '东阳市', '330783'],
    ['dongyang-2020', '东阳', '330783'],
    ['dongyang-2020', '浙江省东阳市', '330783'],
    ['dongyang-2020', '浙江省金华市东阳市', '330783'],
    ['dongyang-2020', '东阳市横店镇', '330783'],
    ['wenzhou-2020', '永嘉', '330324'],
    ['wenzhou-2020', '浙江省永嘉县', '330324'],
    ['lianyungang-2017', '海州区', '320706'],
    ['lianyungang-2017', '连云区', '320703'],
    ['lianyungang-2017', '连云港市连云区', '320703'],
  ])('in a run with %s: %s is %s', (policy, text, code) => {
    expect(names(policy).codeOf(text)).toBe(code);
  });

  it.each([
    // A prefecture is no county.
    ['yuxi-2022', '玉溪市'],
    ['yuxi-2022', '云南省玉溪市'],
    ['yuxi-2022', '云南省'],
    // Another policy's, or nobody's.
    ['yuxi-2022', '鹿城区'],
    ['yuxi-2022', '某区'],
    ['yuxi-2022', '塔区'],
    // The district of this name of another city.
    ['lianyungang-2017', '阜新市海州区'],
    ['lianyungang-2017', '辽宁省阜新市海州区'],
    ['lianyungang-2017', '辽宁省海州区'],
    // Two counties, or something else behind.
    ['yuxi-2022', '红塔区、江川区'],
    ['yuxi-2022', '红塔区/江川区'],
    ['yuxi-2022', '红塔区江川区街道'],
    ['yuxi-2022', '红塔区以外'],
    ['yuxi-2022', '非红塔区'],
    ['yuxi-2022', '红塔街道'],
    ['yuxi-2022', '红塔集团'],
    ['yuxi-2022', ''],
    ['yuxi-2022', '红塔县'],
  ])('in a run with %s: %s is none', (policy, text) => {
    expect(names(policy).codeOf(text)).toBeUndefined();
  });

  it('that two policies of the run give to two counties is nobody’s', () => {
    const areas = [
      { code: '320706', zh: '海州区' },
      { code: '210902', zh: '海州区' },
      { code: '2109', zh: '阜新市' },
      { code: '3207', zh: '连云港市' },
    ];
    expect(new AreaNames(areas).codeOf('海州区')).toBeUndefined();
    expect(new AreaNames(areas).codeOf('阜新市海州区')).toBe('210902');
    // One county in two policies is one.
    expect(names('wenzhou-2020', 'wenzhou-2023-charity').codeOf('鹿城区')).toBe('330302');
  });

  it('is one of its own policy in every built-in one, whole and short', () => {
    for (const id of builtInIds()) {
      const { areaNames } = loadPolicy(id).pack;
      const counties = areaNames.filter(({ code }) => code.length === 6);
      expect(counties.length).toBeGreaterThan(0);
      for (const { code, zh } of counties) {
        expect(names(id).codeOf(zh)).toBe(code);
        expect(
          names(id).codeOf(zh.replace(/(?:[区县市]|彝族(?:傣族)?自治县|哈尼族彝族傣族自治县)$/, '')),
        ).toBe(code);
      }
    }
  });
});

describe('a file with names of counties', () => {
  const areas = [
    { code: '9901', zh: '甲市' },
    { code: '990101', zh: '乙区' },
  ];

  it('is read by the names that the run knows, and by every code', async () => {
    const rows = ['P1,dibao,2021-01-01,乙区', 'P2,dibao,2021-01-01,甲市乙区', 'P3,dibao,2021-01-01,330302'];
    const { roster, rejects } = await rosterOf([HEADER, ...rows], { areas });
    expect(rejects).toEqual([]);
    expect([0, 1, 2].map((row) => roster.areas.text(roster.area[row] as number))).toEqual([
      '990101',
      '990101',
      '330302',
    ]);
  });

  it('has a reject that lists them for what is none of them', async () => {
    const { rejects } = await rosterOf([HEADER, 'P1,dibao,2021-01-01,丙区'], { areas });
    expect(rejects).toMatchObject([
      { code: 'BAD_VALUE', cause: 'BAD_VALUE.area', column: 'area', value: '丙区', allowed: '乙区 990101' },
    ]);
    // Without a policy that names any there is nothing to list.
    const { rejects: plain } = await rosterOf([HEADER, 'P1,dibao,2021-01-01,丙区']);
    expect(plain[0]).toEqual({
      file: plain[0]?.file,
      line: 2,
      code: 'BAD_VALUE',
      column: 'area',
      value: '丙区',
      row: 'P1,dibao,2021-01-01,丙区',
    });
  });

  it('may be a ledger', async () => {
    const { entries } = await fundOf(
      ['date,fund,area,entry,amount', '2021-01-01,assistance,乙区,interest,1.00'],
      {
        areas,
      },
    );
    expect(entries).toMatchObject([{ area: '990101' }]);
  });
});
