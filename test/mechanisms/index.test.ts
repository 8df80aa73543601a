import { describe, expect, it } from 'vitest';
import { RULES, RULES_AS_SHOWN } from '../../src/mechanisms/index.js';

describe('the rules', () => {
  it('are all shown to people, each once', () => {
    expect([...RULES_AS_SHOWN].sort()).toEqual(Object.keys(RULES).sort());
  });
});
