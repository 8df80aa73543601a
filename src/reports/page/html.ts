import { withReplacements } from '../../domain/unseen.js';

/** A piece of the page that is markup already. Everything else is text and is escaped when it is put in. */
export class Html {
  constructor(readonly text: string) {}
}

export type HtmlValue = string | number | Html | readonly HtmlValue[];

/** Markup with values put in: texts are escaped, markup and lists of it stand as they are. */
export function html(parts: TemplateStringsArray, ...values: readonly HtmlValue[]): Html {
  let text = parts[0] as string;
  values.forEach((value, at) => {
    text += markup(value) + (parts[at + 1] as string);
  });
  return new Html(text);
}

/** Nothing at all, where a part of the page has nothing to say. */
export const NOTHING = new Html('');

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Escapes a text for an element or a quoted attribute; characters that no page may
 * contain, and those that turn the direction of what stands around them, become U+FFFD. */
export function escapeHtml(text: string): string {
  return withReplacements(text.replace(/[&<>"']/g, (character) => ENTITIES[character] as string));
}

function markup(value: HtmlValue): string {
  if (value instanceof Html) return value.text;
  if (typeof value === 'object') return value.map(markup).join('');
  return escapeHtml(String(value));
}
