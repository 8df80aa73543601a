import { availableParallelism, cpus, totalmem } from 'node:os';
import { median, type StartUp, type TownResult } from './benchmark.js';
import type { Measurement } from './run-process.js';

const MEGABYTE = 1_000_000;

/** The machine and the versions, without which no figure means anything. */
export function machine(): Record<string, string | number> {
  return {
    node: process.version,
    cores: availableParallelism(),
    processor: cpus()[0]?.model ?? '',
    memory_gb: Math.round(totalmem() / 1e9),
  };
}

/** One policy's figures as lines of plain text. */
export function townLines({ policy, generated, relief, peer, phases, comparison }: TownResult): string[] {
  const { claims, persons, rosterRows } = generated;
  const lines = [
    '',
    `${policy}: ${whole(claims)} claims of ${whole(persons)} persons, ${whole(rosterRows)} roster rows, ${relief.length} runs`,
    '',
    row('', 'wall s: least', 'median', 'most', 'CPU s', 'peak MB', 'claims/s'),
    measurementRow('relief', relief, claims),
  ];
  if (peer.length > 0) {
    lines.push(
      measurementRow('SQL peer', peer, claims),
      '',
      row('peer / relief', 'least', 'median', 'most'),
      ratioRow('wall time', relief, peer, ({ wall }) => wall),
      ratioRow('CPU time', relief, peer, ({ cpu }) => cpu),
      ratioRow('peak memory', relief, peer, ({ peak }) => peak),
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

/** The ratio of the peer to relief, pair by pair. */
export function ratios(
  relief: readonly Measurement[],
  peer: readonly Measurement[],
  of: (measurement: Measurement) => number,
): number[] {
  return peer.map((measurement, pair) => of(measurement) / of(relief[pair]));
}

function ratioRow(
  name: string,
  relief: readonly Measurement[],
  peer: readonly Measurement[],
  of: (measurement: Measurement) => number,
): string {
  return row(name, ...spread(ratios(relief, peer, of)).map((ratio) => ratio.toFixed(2)));
}

function measurementRow(name: string, measurements: readonly Measurement[], claims: number): string {
  const walls = spread(measurements.map(({ wall }) => wall));
  return row(
    name,
    ...walls.map((seconds) => seconds.toFixed(2)),
    median(measurements.map(({ cpu }) => cpu)).toFixed(2),
    whole(Math.max(...measurements.map(({ peak }) => peak)) / MEGABYTE),
    whole(claims / walls[1]),
  );
}

function comparisonLine({ decisions, benefits, differences }: NonNullable<TownResult['comparison']>): string {
  const compared = `${whole(decisions)} decisions and ${whole(benefits)} benefit lines compared`;
  return differences === 0 ? `${compared}: all the same` : `${compared}: ${whole(differences)} DIFFER`;
}

/** Least, median and most. */
function spread(values: readonly number[]): [number, number, number] {
  return [Math.min(...values), median(values), Math.max(...values)];
}

function row(name: string, ...cells: readonly string[]): string {
  return `${name.padEnd(14)}${cells.map((cell) => cell.padStart(14)).join('')}`.trimEnd();
}

function whole(value: number): string {
  return String(Math.round(value)).replace(/\B(?=(\d{3})+$)/g, ',');
}
