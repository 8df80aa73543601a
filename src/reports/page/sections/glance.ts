import { NO_DAY } from '../../../domain/calendar.js';
import type { PageContext } from '../context.js';
import { type FundClosing, type FundHeadline, headline } from '../figures/headline.js';
import { type Html, html } from '../html.js';
import { readableCount, readableYuan, signedYuan } from '../numbers.js';

interface Tile {
  readonly title: string;
  readonly figure: string;
  readonly note: string;
  /** Something here needs a person. */
  readonly alarm?: boolean;
}

/** The headline figures. */
export function glance(context: PageContext): Html {
  const { say } = context;
  const figures = headline(context.results);
  const waiting = figures.pended + figures.rejected;
  const tiles: Tile[] = [
    {
      title: say('page.tile.claims'),
      figure: readableCount(figures.claims),
      note: say('page.tile.claims.note', { persons: readableCount(figures.persons) }),
    },
    ...figures.funds.flatMap((fund) => fundTiles(context, fund)),
    ...figures.closings.map((closing) => closingTile(context, closing)),
    warningTile(context, figures.warnings),
    {
      title: say('page.tile.waiting'),
      figure: readableCount(waiting),
      note: say('page.tile.waiting.note', {
        pended: readableCount(figures.pended),
        rejected: readableCount(figures.rejected),
      }),
      alarm: waiting > 0,
    },
  ];
  return html`<div class="tiles">${tiles.map(tileMarkup)}</div>`;
}

/** The line under the title: from when to when. */
export function spanLine({ results, names, say }: PageContext): string {
  const { first, last } = headline(results).span;
  return first === NO_DAY
    ? say('page.no-claims')
    : say('page.span', { first: names.day(first), last: names.day(last) });
}

function fundTiles({ names, say }: PageContext, { fund, due, paidClaims, recorded }: FundHeadline): Tile[] {
  const dueTile: Tile = {
    title: say('page.tile.due', { fund: names.fund(fund) }),
    figure: readableYuan(due),
    note: say('page.tile.due.note', { claims: readableCount(paidClaims) }),
  };
  if (recorded === null) return [dueTile];
  const { paid, variance, differences, tooMuch, tooLittle } = recorded;
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
  ];
}

function closingTile(
  { names, say }: PageContext,
  { fund, accounts, balance, below, firstBelow }: FundClosing,
): Tile {
  const values = { accounts: readableCount(accounts), below: readableCount(below) };
  const one = accounts === 1;
  return {
    title: say('page.tile.closing', { fund: names.fund(fund) }),
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

function warningTile({ results, say }: PageContext, warnings: number): Tile {
  const ruled = results.adjudication.policies.some((policy) => policy.warning !== null);
  return {
    title: say('page.tile.warnings'),
    figure: readableCount(warnings),
    note: say(ruled ? 'page.tile.warnings.note' : 'page.tile.warnings.none'),
  };
}

function tileMarkup({ title, figure, note, alarm }: Tile): Html {
  return html`<div class="tile${alarm === true ? ' alarm' : ''}"><h3>${title}</h3><p class="figure">${figure}</p><p class="note">${note}</p></div>\n`;
}
