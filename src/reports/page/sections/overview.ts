import { NO_DAY } from '../../../domain/calendar.js';
import {
  type FundClosing,
  type FundHeadline,
  type Headline,
  headline,
} from '../../shared/figures/headline.js';
import { spanOf } from '../../shared/figures/span.js';
import { readableCount, readableYuan, signedYuan } from '../../shared/numbers.js';
import type { PageContext } from '../context.js';
import { type Html, html } from '../html.js';

interface Tile {
  readonly title: string;
  readonly figure: string;
  readonly note: string;
  /** Whether a human must act. */
  readonly alarm?: boolean;
}

/** Longer amounts than 9,999,999.99 are set smaller. */
const LONGEST_LARGE_FIGURE = 12;

/** The headline figures: one row for the run, and one for each fund. */
export function overview(context: PageContext): Html {
  const { names, results } = context;
  const figures = headline(results);
  const funds = [...new Set([...figures.funds, ...figures.closings].map(({ fund }) => fund))];
  return html`${tileRow(runTiles(context, figures))}${funds.map((name) => {
    const tiles = [
      ...figures.funds.filter(({ fund }) => fund === name).flatMap((fund) => fundTiles(context, fund)),
      ...figures.closings.filter(({ fund }) => fund === name).map((closing) => closingTile(context, closing)),
    ];
    return html`<h3>${names.title('fund', name)}</h3>${tileRow(tiles)}`;
  })}`;
}

function runTiles(
  { results, say }: PageContext,
  { claims, persons, pended, rejected, warnings }: Headline,
): Tile[] {
  const warned = results.adjudication.policies.some((policy) => policy.warning !== null);
  return [
    {
      title: say('page.tile.claims'),
      figure: readableCount(claims),
      note: say('page.tile.claims.note', { persons: readableCount(persons) }),
    },
    {
      title: say('page.tile.pended'),
      figure: readableCount(pended),
      note: say('page.tile.pended.note'),
      alarm: pended > 0,
    },
    {
      title: say('page.tile.rejected'),
      figure: readableCount(rejected),
      note: say('page.tile.rejected.note'),
      alarm: rejected > 0,
    },
    {
      title: say('page.tile.warnings'),
      figure: readableCount(warnings),
      note: say(warned ? 'page.tile.warnings.note' : 'page.tile.warnings.none'),
    },
  ];
}

/** The line under the title: from when to when. */
export function spanLine({ results, names, say }: PageContext): string {
  const { first, last } = spanOf(results.adjudication);
  return first === NO_DAY
    ? say('page.no-claims')
    : say('page.span', { first: names.day(first), last: names.day(last) });
}

function fundTiles({ say }: PageContext, { due, paidClaims, recorded }: FundHeadline): Tile[] {
  const dueTile: Tile = {
    title: say('page.tile.due'),
    figure: readableYuan(due),
    note: say('page.tile.due.note', { claims: readableCount(paidClaims) }),
  };
  if (recorded === null) return [dueTile];
  const { paid, differences, tooMuch, tooLittle, pended } = recorded;
  // Payments for pended claims have no amount due to compare with.
  const variance = recorded.variance - pended.variance;
  return [
    dueTile,
    {
      title: say('page.tile.recorded'),
      figure: readableYuan(paid),
      note:
        variance === 0
          ? say('page.tile.recorded.same')
          : say('page.tile.recorded.note', { variance: signedYuan(variance) }),
    },
    {
      title: say('page.tile.differences'),
      figure: readableCount(differences),
      note:
        differences === 0
          ? say('page.tile.differences.none')
          : say('page.tile.differences.note', {
              tooMuch: readableYuan(tooMuch),
              tooLittle: readableYuan(tooLittle),
            }),
      alarm: differences > 0,
    },
    ...(pended.claims === 0
      ? []
      : [
          {
            title: say('page.tile.paid-pended'),
            figure: readableYuan(pended.paid),
            note: say('page.tile.paid-pended.note', { claims: readableCount(pended.claims) }),
            alarm: true,
          },
        ]),
  ];
}

function closingTile(
  { names, say }: PageContext,
  { accounts, balance, below, firstBelow }: FundClosing,
): Tile {
  const values = { accounts: readableCount(accounts), below: readableCount(below) };
  const one = accounts === 1;
  return {
    title: say('page.tile.closing'),
    figure: readableYuan(balance),
    note:
      firstBelow === null
        ? say(one ? 'page.tile.closing.good-one' : 'page.tile.closing.good', values)
        : say(one ? 'page.tile.closing.below-one' : 'page.tile.closing.below', {
            ...values,
            day: names.day(firstBelow),
          }),
    alarm: below > 0,
  };
}

function tileRow(tiles: readonly Tile[]): Html {
  return html`<div class="tiles">${tiles.map(tileMarkup)}</div>`;
}

function tileMarkup({ title, figure, note, alarm }: Tile): Html {
  return html`<div class="tile${alarm === true ? ' alarm' : ''}"><h3>${title}</h3><p class="${figure.length > LONGEST_LARGE_FIGURE ? 'figure long' : 'figure'}">${figure}</p><p class="note">${note}</p></div>\n`;
}
