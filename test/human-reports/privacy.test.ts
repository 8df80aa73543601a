import { describe, expect, it } from 'vitest';
import { MASKED, UNMASKED } from '../../src/reports/shared/privacy.js';

describe('masked numbers of persons', () => {
  it('keep three places at the start and four at the end of an identity number', () => {
    expect(MASKED.id('330302199001011234')).toBe('330***********1234');
    expect(MASKED.id('33030219900101123X')).toBe('330***********123X');
  });

  it('keep their ends only where at least four places stay hidden', () => {
    expect(MASKED.id('W3303240058')).toBe('W33****0058');
    expect(MASKED.id('W330324005')).toBe('***');
    expect(MASKED.id('P1')).toBe('***');
    expect(MASKED.id('')).toBe('');
  });

  it('do not cut a character of two code units in two', () => {
    expect(MASKED.id('𠮷𠮷𠮷12345678')).toBe('𠮷𠮷𠮷****5678');
  });
});

describe('masked names', () => {
  it('keep the first character and do not tell how long they are', () => {
    expect(MASKED.name('张三')).toBe('张*');
    expect(MASKED.name('欧阳小明')).toBe('欧**');
    expect(MASKED.name('阿卜杜热合曼·艾合买提')).toBe('阿**');
    expect(MASKED.name('𠮷田')).toBe('𠮷*');
  });

  it('say nothing where there is one character or none', () => {
    expect(MASKED.name('张')).toBe('*');
    expect(MASKED.name('')).toBe('');
  });
});

it('nothing is masked where the office asks for it', () => {
  expect(UNMASKED.id('330302199001011234')).toBe('330302199001011234');
  expect(UNMASKED.name('张三')).toBe('张三');
});
