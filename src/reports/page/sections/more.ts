import type { PageContext } from '../context.js';
import { type Html, html, NOTHING } from '../html.js';
import { readableCount } from '../numbers.js';

/** Says how many rows a list leaves out, and which file has them. */
export function moreRows({ say }: PageContext, count: number, file: string): Html {
  if (count <= 0) return NOTHING;
  return html`<p class="more">${say('page.more', { count: readableCount(count), file })}</p>`;
}
