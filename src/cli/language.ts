import { LANGUAGES, type Language } from '../text/catalogue.js';

/** The language that the environment asks for: the first of LC_ALL, LC_MESSAGES and LANG that is set. */
export function languageOfEnvironment(env: Readonly<Record<string, string | undefined>>): Language {
  const locale = [env.LC_ALL, env.LC_MESSAGES, env.LANG].find((value) => value !== undefined && value !== '');
  return /^zh/i.test(locale ?? '') ? 'zh' : 'en';
}

/**
 * The language of `--lang`, anywhere on the command line; undefined where it is not given. It is read before the
 * command line is parsed, because the parser's own messages need it.
 */
export function languageGiven(argv: readonly string[]): Language | undefined {
  const end = argv.indexOf('--');
  const words = end < 0 ? argv : argv.slice(0, end);
  for (let at = words.length - 1; at >= 0; at--) {
    const word = words[at] as string;
    const value = word === '--lang' ? words[at + 1] : word.startsWith('--lang=') ? word.slice(7) : undefined;
    if (value !== undefined) return LANGUAGES.find((language) => language === value);
  }
  return undefined;
}
