import { readableCount } from '../../shared/numbers.js';
import type { PageContext } from '../context.js';

/** Says how many rows a list leaves out, and which file has them; '' where it leaves out none. */
export function moreRows({ say }: PageContext, count: number, file: string): string {
  return count <= 0 ? '' : say('page.more', { count: readableCount(count), file });
}
