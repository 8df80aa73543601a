/**
 * The circles of a directed graph: for every edge that lies on a circle the shortest circle through it, each once. A circle
 * begins with its first name in alphabetical order.
 */
export function circlesOf(next: ReadonlyMap<string, readonly string[]>): string[][] {
  const found = new Map<string, string[]>();
  for (const [from, targets] of next) {
    for (const to of targets) {
      const back = shortestPath(next, to, from);
      if (back !== undefined) {
        const circle = startingAtFirst(back);
        found.set(circle.join(' '), circle);
      }
    }
  }
  return [...found.keys()].sort().map((key) => found.get(key) as string[]);
}

function shortestPath(
  next: ReadonlyMap<string, readonly string[]>,
  from: string,
  to: string,
): string[] | undefined {
  const paths = [[from]];
  const seen = new Set([from]);
  for (const path of paths) {
    const last = path.at(-1) as string;
    if (last === to) return path;
    for (const name of next.get(last) ?? []) {
      if (!seen.has(name)) {
        seen.add(name);
        paths.push([...path, name]);
      }
    }
  }
  return undefined;
}

function startingAtFirst(circle: readonly string[]): string[] {
  const first = circle.indexOf([...circle].sort()[0] as string);
  return [...circle.slice(first), ...circle.slice(0, first)];
}
