import { withReplacements } from '../../domain/unseen.js';

/** Markup. Everything else is text, and is escaped when it is inserted. */
export class Html {
  constructor(readonly text: string) {}
}

export type HtmlValue = string | number | Html | readonly HtmlValue[];

/** Markup with inserted values: texts are escaped, markup is not. */
export function html(parts: TemplateStringsArray, ...values: readonly HtmlValue[]): Html {
  let text = parts[0] as string;
  values.forEach((value, at) => {
    text += markup(value) + (parts[at + 1] as string);
  });
  return new Html(text);
}

/** No markup. */
export const NOTHING = new Html('');

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/**
 * Escapes a text for an element or a quoted attribute. Characters that HTML forbids, and those that reverse the
 * direction of the text around them, become U+FFFD.
 */
export function escapeHtml(text: string): string {
  return withReplacements(text.replace(/[&<>"']/g, (character) => ENTITIES[character] as string));
}

function markup(value: HtmlValue): string {
  if (value instanceof Html) return value.text;
  if (typeof value === 'object') return value.map(markup).join('');
  return escapeHtml(String(value));
}
