import type { z } from 'zod';
import type { Entry } from '../domain/entry.js';
import type { Fen } from '../domain/money.js';
import type { Finding, PackPath } from './finding.js';
import type { ParameterUse, Unit, ValueOf } from './pack-value.js';
import type { Shape } from './shape.js';

/** What a mechanism says to people, by key of the catalogue. */
export type Words = Readonly<Record<string, Entry>>;

/** The values of a run, for which a pack is compiled. */
export interface Values {
  /** The years of settlement in which the policy meets a claim, in rising order, perhaps none. */
  readonly years: readonly number[];
  /** The first of these, else the year in which the policy begins. */
  readonly firstYear: number;
  /**
   * The value of a use of a parameter in a year of settlement. Undefined where nobody gave it: then the run stops, unless
   * the pack says that a missing value pends the claims that need it.
   */
  need<U extends Unit>(
    use: ParameterUse<U>,
    year: number,
    article: string | undefined,
  ): ValueOf[U] | undefined;
  /** An amount in a year that no claim waits for; undefined where nobody gave it or it is `none`. */
  amount(use: ParameterUse<'yuan'>, year: number): Fen | undefined;
  /** The amounts of every year in which the policy is in force. Years without one are left out. */
  amountsByYear(use: ParameterUse<'yuan'>): ReadonlyMap<number, Fen>;
}

/** How `relief policy show` lets a mechanism say its values. */
export interface Speaker {
  /** An entry of the catalogue with its values filled in. */
  say(key: string, values?: Readonly<Record<string, string | number>>): string;
  /** Words as a list of the language. */
  list(words: readonly string[]): string;
  /** A use of a parameter, with its value where one holds in every year. */
  parameter(use: ParameterUse): string;
}

/** A line of `relief policy show`: its cells, of which the last is the article. */
type ShownLine = readonly string[];

/**
 * A key of a pack, under `rules` or at the top, and all that belongs to it. `S` is its shape, `C` what it adds to the
 * policy, `W` its words.
 */
export interface Mechanism<S extends z.ZodType, C extends object, W extends Words> {
  readonly words: W;
  /** How it is written. */
  shape(shape: Shape): S;
  /** What else must hold of it, once it has its shape. */
  findings?(written: z.output<S>, path: PackPath): Finding[];
  /** What it adds to the policy; undefined where the pack does not have it. */
  compile(written: z.output<S> | undefined, values: Values): C;
  /** How it is shown to people beside the document. */
  show(written: z.output<S> | undefined, speaker: Speaker): readonly ShownLine[];
}

export function mechanism<S extends z.ZodType, C extends object, const W extends Words>(
  definition: Mechanism<S, C, W>,
): Mechanism<S, C, W> {
  return definition;
}

/** A mechanism of a list, of which nobody knows which one it is. */
export type AnyMechanism = Mechanism<z.ZodType, object, Words>;

type Union<T> = T[keyof T];
type Intersection<T> = (T extends unknown ? (one: T) => void : never) extends (all: infer I) => void
  ? I
  : never;

/** What mechanisms together add to the policy, and their words. */
export type CompiledOf<M extends Readonly<Record<string, AnyMechanism>>> = Intersection<
  Union<{ [K in keyof M]: ReturnType<M[K]['compile']> }>
>;
export type WordsOf<M extends Readonly<Record<string, AnyMechanism>>> = Intersection<
  Union<{ [K in keyof M]: M[K]['words'] }>
>;
