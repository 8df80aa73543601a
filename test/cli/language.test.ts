import { describe, expect, it } from 'vitest';
import { languageGiven, languageOfEnvironment } from '../../src/cli/language.js';
import { relief } from './relief.js';

describe('the language of the environment', () => {
  it.each([
    [{}, 'en'],
    [{ LANG: 'zh_CN.UTF-8' }, 'zh'],
    [{ LANG: 'zh_CN.UTF-8', LC_MESSAGES: 'en_GB.UTF-8' }, 'en'],
    [{ LANG: 'en_US.UTF-8', LC_MESSAGES: 'zh_TW' }, 'zh'],
    [{ LANG: 'zh_CN', LC_MESSAGES: 'zh_CN', LC_ALL: 'C' }, 'en'],
    // A variable that is set to nothing says nothing.
    [{ LC_ALL: '', LC_MESSAGES: '', LANG: 'zh' }, 'zh'],
    [{ LANG: 'de_DE.UTF-8' }, 'en'],
  ])('of %j is %s', (env, language) => {
    expect(languageOfEnvironment(env)).toBe(language);
  });
});

describe('--lang', () => {
  it.each([
    [['--lang', 'zh', 'policy', 'list'], 'zh'],
    [['policy', 'list', '--lang=zh'], 'zh'],
    [['policy', 'list', '--lang', 'en', '--lang', 'zh'], 'zh'],
    [['policy', 'list'], undefined],
    [['policy', 'list', '--lang'], undefined],
    // What stands after -- is a file name.
    [['adjudicate', '--', '--lang', 'zh'], undefined],
  ])('in %j is %s', (argv, language) => {
    expect(languageGiven(argv)).toBe(language);
  });

  it('goes before the environment, wherever it stands', async () => {
    const before = await relief(['--lang', 'en', 'policy', 'list'], { LANG: 'zh_CN' });
    const after = await relief(['policy', 'list', '--lang', 'en'], { LANG: 'zh_CN' });
    const without = await relief(['policy', 'list'], { LANG: 'zh_CN' });
    expect(before.out).toContain('Wenzhou measures for medical assistance');
    expect(after.out).toBe(before.out);
    expect(without.out).toContain('温州市医疗救助办法');
  });

  it('takes no other language, and says so in the one of the environment', async () => {
    const { status, err } = await relief(['policy', 'list', '--lang', 'fr'], { LANG: 'zh_CN' });
    expect(status).toBe(2);
    expect(err).toBe('错误：选项 --lang 的值不能是“fr”，可用：en, zh。 [BAD_OPTION_VALUE]\n');
  });
});
