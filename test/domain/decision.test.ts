import { describe, expect, it } from 'vitest';
import {
  NOTICES,
  noticeBit,
  noticesOf,
  REASONS,
  reasonNumber,
  STATUSES,
  statusNumber,
  statusOfStop,
} from '../../src/domain/decision.js';

describe('notices', () => {
  it('stand in alphabetical order, so that a set of them is written in that order', () => {
    expect([...NOTICES]).toEqual([...NOTICES].sort());
    const bits = noticeBit('SUSPECTED_DUPLICATE') | noticeBit('CAP_LIMITED');
    expect(noticesOf(bits)).toEqual(['CAP_LIMITED', 'SUSPECTED_DUPLICATE']);
    expect(noticesOf(0)).toEqual([]);
  });

  it('fit into the 16 bits that a decision keeps for them', () => {
    expect(noticesOf(0xffff)).toEqual([...NOTICES]);
  });
});

describe('statuses and reasons', () => {
  it('have numbers that name them again', () => {
    for (const status of STATUSES) expect(STATUSES[statusNumber(status)]).toBe(status);
    for (const reason of REASONS) expect(REASONS[reasonNumber(reason)]).toBe(reason);
    expect(REASONS[0]).toBe('');
  });

  it('a claim that stops for want of something waits; everything else is denied', () => {
    const waiting = [
      'ORPHAN_REVERSAL',
      'REFUND_WITHOUT_PAIR',
      'PARTIAL_REFUND',
      'REFUND_REJECTED',
      'ROSTER_ROW_REJECTED',
      'MISSING_REFERRAL',
      'MISSING_CAPACITY',
      'MISSING_LOCAL_STANDARD',
    ];
    expect(REASONS.filter((reason) => statusOfStop(reason) === 'pended')).toEqual(waiting);
    expect(REASONS.filter((reason) => statusOfStop(reason) === 'void')).toEqual(['REVERSED']);
    expect(statusOfStop('EXCLUDED_OTHER')).toBe('denied');
  });
});
