import { type Day, formatDay } from '../../domain/calendar.js';
import type { Fund } from '../../domain/fund-entry.js';
import type { Adjudication } from '../../engine/replay.js';
import type { Benefit, Policy } from '../../policy/policy.js';
import { isTextKey, type Language, say } from '../../text/catalogue.js';

/** The words of a language for codes and indexes in the results. */
export class Names {
  constructor(readonly language: Language) {}

  /** The text of a code, or the code itself where the catalogue has no words for it. */
  word(kind: string, code: string): string {
    const key = `${kind}.${code}`;
    return isTextKey(key) ? say(this.language, key) : code;
  }

  /** The text of a code alone, as in a cell or a heading: with a capital letter. */
  title(kind: string, code: string): string {
    return capital(this.word(kind, code));
  }

  /** For use inside a sentence. */
  fund(fund: Fund): string {
    return this.word('fund', fund);
  }

  account(account: string): string {
    return account === '*' ? say(this.language, 'page.account.municipal') : account;
  }

  /** The title, marked where the policy is not the built-in one of its id. */
  policy({ loaded }: Policy): string {
    const title = loaded.pack.title[this.language];
    return loaded.modified ? `${title}${say(this.language, 'page.policy.modified')}` : title;
  }

  benefit(benefit: Benefit): string {
    return benefit.title[this.language];
  }

  category(policy: Policy, category: number): string {
    return policy.loaded.pack.categories[category].name[this.language];
  }

  /** The benefits that share a cap. */
  capGroup(policy: Policy, group: number): string {
    const benefits = policy.benefits.filter(({ capGroup }) => capGroup === policy.capGroups[group]);
    return benefits.map((benefit) => this.benefit(benefit)).join(this.language === 'zh' ? '、' : ' + ');
  }

  /** A cause of a difference: `ratio:2` says which category's ratio, `not_due:…` and `pended:…` say why. */
  cause(cause: string): string {
    const at = cause.indexOf(':');
    if (at < 0) return this.title('page.cause', cause);
    const [word, detail] = [cause.slice(0, at), cause.slice(at + 1)];
    if (word === 'not_due' || word === 'pended')
      return `${this.title('page.cause', word)}${this.colon}${this.word('reason', detail)}`;
    return `${this.title('page.cause', word)} ${detail}`;
  }

  /** An item of the fund's summary or an entry of its ledger. */
  fundItem(item: string, policies: readonly Policy[]): string {
    if (!item.startsWith('benefit:')) return this.title('page.fund-item', item);
    const id = item.slice('benefit:'.length);
    const benefit = policies.flatMap(({ benefits }) => benefits).find((candidate) => candidate.id === id);
    return benefit === undefined ? id : this.benefit(benefit);
  }

  day(day: Day): string {
    return formatDay(day);
  }

  get colon(): string {
    return this.language === 'zh' ? '：' : ': ';
  }
}

/** Chinese has no capitals. */
function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** The name of a person: that of the first roster row that gives one, '' where none does. */
export function personName(
  { roster, index }: Pick<Adjudication, 'roster' | 'index'>,
  person: number,
): string {
  for (const row of index.rowsOf(person))
    if (roster.name[row] !== 0) return roster.names.text(roster.name[row]);
  return '';
}
