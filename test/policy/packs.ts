import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { ReliefError } from '../../src/domain/errors.js';
import { inspectPolicy, type LoadedPack, loadPolicy } from '../../src/policy/load.js';
import { formatPath } from '../../src/policy/source.js';
import { packOf } from '../support/policies.js';

/** A small sound pack. Tests break one thing of it at a time. */
export const SMALL_PACK = `id: small-2021
title: {zh: 小, en: Small}
document: {number: 小〔2021〕1号, issuer: 小市, issued_on: 2021-01-01}
in_force: {from: 2021-01-01, article: 一}
fund: {name: assistance, pooling: county, article: 二}
parameters:
  line: {title: {zh: 线, en: Line}, unit: yuan, article: 三}
  share: {title: {zh: 比例, en: Share}, unit: ratio, default: 0.50, at_least: 0.40, article: 四}
categories:
  - {code: "1", name: {zh: 甲, en: First}, article: 五, identities: [destitute]}
  - code: "2"
    name: {zh: 乙, en: Second}
    article: 六
    identities: [dibao, {identity: illness_poverty, look_back: {months: 12}, article: 七}]
rules:
  referral: {rule: away, article: 八}
  filing_deadline: {month: 3, day: 31, article: 九}
benefits:
  - id: inpatient
    title: {zh: 住院, en: Inpatient}
    article: 十
    services: [inpatient]
    cap_group: inpatient
    base: burden
    burden_counter: {per: person, period: year}
    paid_counter: {per: person}
    standards:
      - {categories: ["1"], deductible: 0, ratio: 1, cap: none}
      - {categories: ["2"], deductible: {parameter: line}, ratio: {parameter: share}, cap: 100000}
  - id: outpatient
    title: {zh: 门诊, en: Outpatient}
    article: 十一
    services: [outpatient]
    cap_group: outpatient
    base: burden
    burden_counter: {per: person, period: year}
    paid_counter: {per: person}
    standards:
      - categories: ["1", "2"]
        deductible: 100
        tiers:
          - {up_to: 1000, ratio: 0.40}
          - {ratio: 0.60}
        cap: 500
`;

/** The small pack with one text in it replaced. The text must stand there exactly once. */
export function smallPack(from = '', to = ''): string {
  if (from === '') return SMALL_PACK;
  if (SMALL_PACK.split(from).length !== 2) throw new Error(`does not stand there once: ${from}`);
  return SMALL_PACK.replace(from, () => to);
}

/** The line, counted from 1, on which a text first stands. */
export function lineOf(yaml: string, text: string): number {
  const at = yaml.indexOf(text);
  if (at < 0) throw new Error(`stands nowhere: ${text}`);
  return yaml.slice(0, at).split('\n').length;
}

export interface FoundThere {
  readonly code: string;
  readonly severity: string;
  readonly path: string;
  readonly line: number;
  readonly value: string | undefined;
  readonly article: string | undefined;
}

/** Everything that is wrong with a pack file of this content. */
export function findingsOf(yaml: string): FoundThere[] {
  return inPackFile(yaml, (path) => {
    const { findings, source } = inspectPolicy(path);
    return findings.map((finding) => ({
      code: finding.code,
      severity: finding.severity,
      path: formatPath(finding.path),
      line: source.lineOf(finding.path),
      value: finding.value,
      article: finding.article,
    }));
  });
}

/** Loads a pack file of this content. */
export function loaded(yaml: string): LoadedPack {
  return inPackFile(yaml, loadPolicy);
}

/** The known error that loading a pack file of this content ends in. */
export function loadError(yaml: string): ReliefError {
  return errorOf(() => loaded(yaml));
}

/** The error that something throws. */
export function errorOf(act: () => unknown): ReliefError {
  try {
    act();
  } catch (error) {
    return error as ReliefError;
  }
  throw new Error('nothing was thrown');
}

function inPackFile<T>(yaml: string, use: (path: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'relief-pack-'));
  try {
    const path = join(folder, 'policy.yaml');
    writeFileSync(path, yaml);
    return use(path);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/**
 * A pack for tests of rules and engine: two categories, no rules, one benefit `assist` for every service that
 * assists the whole burden. Each part of it can be replaced.
 */
export function plainPack(changes: PlainChanges = {}): LoadedPack {
  const article = '一';
  const title = { zh: '甲', en: 'A' };
  return packOf(
    texts({
      id: changes.id ?? 'plain-2021',
      title,
      document: { number: '1', issuer: 'A', issued_on: '2021-01-01' },
      in_force: { from: '2021-01-01', article, ...changes.inForce },
      fund: { name: changes.fund ?? 'assistance', pooling: 'county', article },
      parameters: changes.parameters ?? {},
      categories: changes.categories?.map((category) => ({ name: title, article, ...category })) ?? [
        { code: '1', name: title, article, identities: ['destitute'] },
        { code: '2', name: title, article, identities: ['dibao', 'dibao_edge', 'illness_poverty'] },
      ],
      rules: changes.rules ?? {},
      benefits: (changes.benefits ?? [{}]).map((benefit) => ({
        id: 'assist',
        title,
        article,
        services: 'all',
        cap_group: benefit.id ?? 'assist',
        base: 'burden',
        burden_counter: { per: 'person', period: 'year' },
        paid_counter: { per: 'person' },
        standards: [{ categories: ['1', '2'], deductible: '0', ratio: '1', cap: 'none' }],
        ...benefit,
      })),
      ...(changes.warning === undefined ? {} : { warning: { article, ...changes.warning } }),
      ...(changes.fundChecks === undefined ? {} : { fund_checks: changes.fundChecks }),
    }),
  );
}

export interface PlainChanges {
  readonly id?: string;
  readonly fund?: string;
  readonly inForce?: Record<string, unknown>;
  readonly parameters?: Record<string, unknown>;
  readonly categories?: readonly Record<string, unknown>[];
  readonly rules?: Record<string, unknown>;
  readonly benefits?: readonly Record<string, unknown>[];
  readonly warning?: Record<string, unknown>;
  readonly fundChecks?: readonly Record<string, unknown>[];
}

/** Every number as text, as it arrives from a pack file. */
function texts(value: unknown): unknown {
  return parse(JSON.stringify(value), { schema: 'failsafe' });
}
