import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { NOTICES, REASONS, STATUSES } from '../../src/domain/decision.js';
import { errorsPage } from './errors-page.js';
import { policiesPage } from './policies-page.js';
import { NOTICE_CODES, REASON_CODES, STATUS_CODES } from './reason-codes.js';
import { reasonsPage } from './reasons-page.js';

/** `npm run docs` writes these pages anew; without it they must be what the program says today. */
describe('a generated page is up to date', () => {
  it('docs/errors.md', async () => {
    await expect(errorsPage()).toMatchFileSnapshot(resolve('docs/errors.md'));
  });

  it('docs/reasons.md', async () => {
    await expect(reasonsPage()).toMatchFileSnapshot(resolve('docs/reasons.md'));
  });

  it('docs/policies.md', async () => {
    await expect(await policiesPage()).toMatchFileSnapshot(resolve('docs/policies.md'));
  });
});

describe('the codes of other systems', () => {
  it.each([
    ['status', STATUSES, STATUS_CODES],
    ['reason', REASONS.filter((reason) => reason !== ''), REASON_CODES],
    ['notice', NOTICES, NOTICE_CODES],
  ] as const)('are given for every %s, and for nothing else', (_, codes, known) => {
    expect(Object.keys(known).sort()).toEqual([...codes].sort());
  });

  it('are written as group and code', () => {
    for (const { x12, check } of Object.values({ ...STATUS_CODES, ...REASON_CODES, ...NOTICE_CODES })) {
      expect(x12).toMatch(/^(?:(?:PR|OA)-\d{1,3}(?: \(\w+\))?(?:, |$))*$/);
      expect(check).toBeGreaterThanOrEqual(0);
      expect(check).toBeLessThanOrEqual(10);
    }
  });
});
