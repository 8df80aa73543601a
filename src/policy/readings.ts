import type { Pack } from './schema.js';

/** What the document leaves open, and how the pack interprets it: each reading once, with all its articles. */
export function readingsOf(pack: Pack): { reading: string; articles: string }[] {
  const articles = new Map<string, Set<string>>();
  collectReadings(pack, '', (reading, article) => {
    articles.set(reading, (articles.get(reading) ?? new Set()).add(article));
  });
  return [...articles].map(([reading, of]) => ({
    reading,
    articles: [...of].filter((text) => text !== '').join('、'),
  }));
}

/** Every reading of a pack with the article that is nearest to it, in the order of the keys. */
function collectReadings(
  value: unknown,
  around: string,
  found: (reading: string, article: string) => void,
): void {
  if (Array.isArray(value)) for (const item of value) collectReadings(item, around, found);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return;
  const cited = value as { article?: unknown; reading?: unknown };
  const article = typeof cited.article === 'string' ? cited.article : around;
  if (typeof cited.reading === 'string') found(cited.reading, article);
  for (const inner of Object.values(value)) collectReadings(inner, article, found);
}
