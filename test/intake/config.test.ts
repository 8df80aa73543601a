import { describe, expect, it } from 'vitest';
import { parseDay } from '../../src/domain/calendar.js';
import { EMPTY_CONFIG, parseConfig, parseTolerance, readConfig } from '../../src/intake/config/config.js';
import { fileWith } from './files.js';

const YAML = `policies: [yuxi-2022, ./my-city.yaml]
roster: roster.csv
fund: ../fund.csv
parameters:
  yuxi-2022:
    per_capita_disposable_income: {2022: 26937}
    monitoring_line: {2023: 7500.10}
  lianyungang-2017:
    key_ratio: 0.70
    extended_tiers: [{up_to: 20000, ratio: 0.40}, {ratio: 0.60}]
    pilot_areas: [330305, 330324]
in_force:
  wenzhou-2020: {until: 2025-12-31}
tolerance: 0.05
service_map: {"14": special_outpatient, 9901: pharmacy}
lang: zh
`;

describe('relief.yaml', () => {
  it('is read with numbers as they are written', async () => {
    expect(await readConfig(fileWith(YAML, 'relief.yaml'))).toEqual({
      policies: ['yuxi-2022', './my-city.yaml'],
      roster: 'roster.csv',
      fund: '../fund.csv',
      parameters: {
        'yuxi-2022': {
          per_capita_disposable_income: { 2022: '26937' },
          monitoring_line: { 2023: '7500.10' },
        },
        'lianyungang-2017': {
          key_ratio: '0.70',
          extended_tiers: [{ up_to: '20000', ratio: '0.40' }, { ratio: '0.60' }],
          pilot_areas: ['330305', '330324'],
        },
      },
      inForce: { 'wenzhou-2020': { until: parseDay('2025-12-31') } },
      tolerance: 5,
      rules: {
        serviceMap: { 14: 'special_outpatient', 9901: 'pharmacy' },
        identityMap: {},
        columns: { claims: {}, roster: {}, fund: {} },
        headerLine: undefined,
        sheet: undefined,
        basicPaid: undefined,
        claimId: undefined,
      },
      lang: 'zh',
    });
  });

  it('may be empty, or nothing but comments', () => {
    expect(parseConfig('', 'relief.yaml')).toEqual(EMPTY_CONFIG);
    expect(parseConfig('# nothing yet\n', 'relief.yaml')).toEqual(EMPTY_CONFIG);
    expect(parseConfig('{}', 'relief.yaml')).toEqual(EMPTY_CONFIG);
  });

  it.each([
    ['CONFIG_UNKNOWN_KEY', 'policies: [a]\npolcy: x\n', { line: 2, path: 'polcy', value: 'polcy' }],
    [
      'CONFIG_UNKNOWN_KEY',
      'in_force:\n  a: {from: 2020-01-01, til: 2021-01-01}\n',
      { line: 2, path: 'in_force.a.til' },
    ],
    ['CONFIG_VALUE', 'policies: yuxi-2022\n', { line: 1, path: 'policies', value: 'yuxi-2022' }],
    ['CONFIG_VALUE', 'policies:\n  - a\n  -\n', { path: 'policies[1]', value: '' }],
    ['CONFIG_VALUE', 'tolerance: a little\n', { line: 1, path: 'tolerance', value: 'a little' }],
    ['CONFIG_VALUE', 'tolerance: -1\n', { path: 'tolerance', value: '-1' }],
    [
      'CONFIG_VALUE',
      'in_force:\n  a:\n    until: 2025-02-30\n',
      { line: 3, path: 'in_force.a.until', value: '2025-02-30' },
    ],
    ['CONFIG_VALUE', 'service_map: {14: speciality}\n', { path: 'service_map.14', value: 'speciality' }],
    ['CONFIG_VALUE', 'parameters: {a: {b: {20x3: 1}}}\n', { path: 'parameters.a.b' }],
    ['CONFIG_VALUE', 'lang: fr\n', { path: 'lang', value: 'fr' }],
    ['CONFIG_NO_MAP', '- a\n', {}],
    ['YAML_SYNTAX', 'a: [1\n', {}],
    ['YAML_KEY_TWICE', 'roster: a\nroster: b\n', { line: 2 }],
    ['YAML_ALIAS', 'roster: &a x\nfund: *a\n', {}],
    ['YAML_TOO_LARGE', `# ${'x'.repeat(1_000_001)}`, {}],
  ])('%s: %j', (code, yaml, details) => {
    let thrown: unknown;
    try {
      parseConfig(yaml, 'relief.yaml');
    } catch (error) {
      thrown = error;
    }
    expect(thrown).toMatchObject({ code, details: { file: 'relief.yaml', ...details } });
  });

  it('must be there, and in UTF-8', async () => {
    await expect(readConfig('/no/such/relief.yaml')).rejects.toMatchObject({ code: 'NO_SUCH_FILE' });
    const gbk = fileWith(
      Buffer.concat([Buffer.from('roster: '), Buffer.from([0xc3, 0xfb, 0xb2, 0xe1])]),
      'relief.yaml',
    );
    await expect(readConfig(gbk)).rejects.toMatchObject({ code: 'YAML_ENCODING' });
  });

  it('has a tolerance that may be given elsewhere', () => {
    expect(parseTolerance('0.05', '--tolerance')).toBe(5);
    expect(() => parseTolerance('-1', '--tolerance')).toThrow('CONFIG_VALUE');
  });
});
