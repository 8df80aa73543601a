import { describe, expect, it } from 'vitest';
import { describeError } from '../../src/cli/errors.js';
import { visible } from '../../src/cli/visible.js';
import { ReliefError } from '../../src/domain/errors.js';
import { relief } from './relief.js';

describe('a wrong command line', () => {
  it.each([
    [
      ['polcy'],
      'error: There is no command “polcy”. See “relief --help”. [UNKNOWN_COMMAND]\n  Did you mean policy?\n',
    ],
    [
      ['policy', 'lsit'],
      'error: There is no command “lsit”. See “relief --help”. [UNKNOWN_COMMAND]\n  Did you mean list?\n',
    ],
    [
      ['policy', 'list', '--jsno'],
      'error: There is no option --jsno. See “relief --help”. [UNKNOWN_OPTION]\n  Did you mean --json?\n',
    ],
    [['xyzzy'], 'error: There is no command “xyzzy”. See “relief --help”. [UNKNOWN_COMMAND]\n'],
    [
      ['explain'],
      'error: The argument <claim_id> is missing. See “relief explain --help”. [MISSING_ARGUMENT]\n',
    ],
    [
      ['policy', 'show', '--param'],
      'error: The option --param <policy.name=value> needs a value. See “relief policy show --help”. [MISSING_OPTION_VALUE]\n',
    ],
    [
      ['adjudicate', 'claims.csv', '--encoding', 'big5'],
      'error: The option --encoding cannot be “big5”. It takes utf8, utf8-bom, gb18030. [BAD_OPTION_VALUE]\n',
    ],
  ])('%j is explained, with status 2', async (argv, message) => {
    expect(await relief(argv)).toEqual({ status: 2, out: '', err: message });
  });

  it('is explained in Chinese too', async () => {
    const { err } = await relief(['policy', 'lsit', '--lang', 'zh']);
    expect(err).toBe('错误：没有命令“lsit”。请参阅 relief --help。 [UNKNOWN_COMMAND]\n  是否想写 list？\n');
  });
});

describe('an error of the user', () => {
  it('has status 2 and says what, and what to do', async () => {
    const { status, out, err } = await relief(['policy', 'show', 'wenzhou']);
    expect(status).toBe(2);
    expect(out).toBe('');
    expect(err).toMatch(
      /^error: There is no built-in policy “wenzhou”\. .*wenzhou-2020.* \[NO_SUCH_POLICY\]\n$/,
    );
  });

  it('names file, line, path, value and article, unless the sentence does so itself', () => {
    const error = new ReliefError('POLICY_VALUE', {
      file: 'my-city.yaml',
      line: 12,
      path: 'benefits[0].standards[1].ratio',
      value: '80',
      article: '第八条',
    });
    expect(describeError(error, 'en')[1]).toBe(
      'my-city.yaml:12  benefits[0].standards[1].ratio = 80  (第八条)',
    );
    const named = new ReliefError('PARAMETER_BELOW_BOUND', {
      path: 'lianyungang-2017.key_ratio',
      value: '0.6',
      bound: '0.7',
      article: '五（一）',
    });
    expect(describeError(named, 'zh')).toEqual([
      '参数 lianyungang-2017.key_ratio 的值为 0.6，低于文件规定的下限 0.7。请在 relief.yaml 或 --param 中更正。',
      '(五（一）)',
    ]);
  });

  it('cannot steer the terminal', () => {
    expect(visible('a\u001b[2Jb\rc')).toBe('a\\u001b[2Jb\\u000dc');
    expect(visible('x'.repeat(400))).toHaveLength(301);
  });
});

describe('a bug', () => {
  it('has status 3, shows the stack and asks for a report', async () => {
    const broken = () => {
      throw new TypeError('not a known error');
    };
    const { status, err } = await relief(['policy', 'list'], {}, { write: broken });
    expect(status).toBe(3);
    expect(err).toMatch(/^internal error: .*report/);
    expect(err).toContain('TypeError: not a known error\n    at ');
  });
});

describe('colour', () => {
  const onTerminal = { isTTY: true };
  const ESCAPE = '\u001b[';

  it('is shown on a terminal only', async () => {
    expect((await relief(['--help'], {}, onTerminal)).out).toContain(ESCAPE);
    expect((await relief(['--help'])).out).not.toContain(ESCAPE);
  });

  it('is not shown with NO_COLOR, on a dumb terminal, or with --no-color', async () => {
    expect((await relief(['--help'], { NO_COLOR: '1' }, onTerminal)).out).not.toContain(ESCAPE);
    expect((await relief(['--help'], { TERM: 'dumb' }, onTerminal)).out).not.toContain(ESCAPE);
    expect((await relief(['--help', '--no-color'], {}, onTerminal)).out).not.toContain(ESCAPE);
    // https://no-color.org: an empty value means nothing.
    expect((await relief(['--help'], { NO_COLOR: '' }, onTerminal)).out).toContain(ESCAPE);
  });
});
