import { availableParallelism, cpus, totalmem } from 'node:os';
import { median, type PolicyResult, type StartUp } from './benchmark.js';
import type { Measurement } from './run-process.js';

const MEGABYTE = 1_000_000;

/** The machine and the version of Node, which the figures depend on. */
export function machine(): Record<string, string | number> {
  return {
    node: process.version,
    cores: availableParallelism(),
    processor: cpus()[0]?.model ?? '',
    memory_gb: Math.round(totalmem() / 1e9),
  };
}

/** One policy's figures as lines of plain text. */
export function policyLines(result: PolicyResult): string[] {
  const { policy, generated, relief, peer, phases, comparison } = result;
  const { claims, persons, rosterRows } = generated;
  const lines = [
    '',
    `${policy}: ${whole(claims)} claims of ${whole(persons)} persons, ${whole(rosterRows)} roster rows, ${relief.length} runs`,
    '',
    row('', 'wall s: least', 'median', 'most', 'CPU s', 'peak MB', 'claims/s'),
    measurementRow('relief', relief, claims),
  ];
  const ratios = ratiosOf(result);
  if (ratios !== null) {
    lines.push(
      measurementRow('SQL peer', peer, claims),
      '',
      row('peer / relief', 'least', 'median', 'most'),
      row('wall time', ...cells(ratios.wall)),
      row('CPU time', ...cells(ratios.cpu)),
      row('peak memory', ...cells(ratios.peak)),
    );
  }
  const total = Object.values(phases).reduce((sum, seconds) => sum + seconds, 0);
  lines.push('', row('inside relief', 's', '%'));
  for (const [phase, seconds] of Object.entries(phases)) {
    lines.push(row(phase, seconds.toFixed(2), ((seconds / total) * 100).toFixed(0)));
  }
  if (comparison !== null) lines.push('', comparisonLine(comparison), ...comparison.examples);
  return lines;
}

/** Start-up times as lines of plain text. */
export function startUpLines({ node, version, sample }: StartUp): string[] {
  const milliseconds = (seconds: number) => (seconds * 1000).toFixed(0);
  return [
    '',
    row('start-up', 'ms', 'above node'),
    row('node -e 0', milliseconds(node)),
    row('--version', milliseconds(version), milliseconds(version - node)),
    row('the sample', milliseconds(sample), milliseconds(sample - node)),
  ];
}

/** Least, median and most of something that was measured several times. */
interface Spread {
  readonly least: number;
  readonly median: number;
  readonly most: number;
}

/** The peer to relief, pair by pair: how many times its time and memory. null where there is no peer. */
export function ratiosOf({ relief, peer }: PolicyResult): Record<keyof Measurement, Spread> | null {
  if (peer.length === 0) return null;
  const ratio = (of: keyof Measurement) =>
    spread(peer.map((measured, pair) => measured[of] / relief[pair][of]));
  return { wall: ratio('wall'), cpu: ratio('cpu'), peak: ratio('peak') };
}

function spread(values: readonly number[]): Spread {
  return { least: Math.min(...values), median: median(values), most: Math.max(...values) };
}

function measurementRow(name: string, measurements: readonly Measurement[], claims: number): string {
  const wall = spread(measurements.map((measured) => measured.wall));
  return row(
    name,
    ...cells(wall),
    median(measurements.map(({ cpu }) => cpu)).toFixed(2),
    whole(Math.max(...measurements.map(({ peak }) => peak)) / MEGABYTE),
    whole(claims / wall.median),
  );
}

function comparisonLine({
  decisions,
  benefits,
  differences,
}: NonNullable<PolicyResult['comparison']>): string {
  const compared = `${whole(decisions)} decisions and ${whole(benefits)} benefit lines compared`;
  return differences === 0 ? `${compared}: all the same` : `${compared}: ${whole(differences)} DIFFER`;
}

function cells({ least, median, most }: Spread): string[] {
  return [least, median, most].map((value) => value.toFixed(2));
}

function row(name: string, ...cells: readonly string[]): string {
  return `${name.padEnd(14)}${cells.map((cell) => cell.padStart(14)).join('')}`.trimEnd();
}

function whole(value: number): string {
  return String(Math.round(value)).replace(/\B(?=(\d{3})+$)/g, ',');
}
