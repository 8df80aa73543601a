/** How a person is written: in full, or masked. */
export interface Privacy {
  /** An identity number, or the number of a person or household. */
  id(text: string): string;
  name(text: string): string;
}

const SHOWN_AT_START = 3;
const SHOWN_AT_END = 4;

/** Shorter numbers are hidden wholly: their ends would show too much. */
const SHORTEST_WITH_ENDS = 2 * (SHOWN_AT_START + SHOWN_AT_END) - 3;

/** The number of stars does not give away the length of a name. */
const MOST_STARS = 2;

export const MASKED: Privacy = {
  id(text) {
    if (text === '') return '';
    const characters = [...text];
    if (characters.length < SHORTEST_WITH_ENDS) return '***';
    const hidden = characters.length - SHOWN_AT_START - SHOWN_AT_END;
    return (
      characters.slice(0, SHOWN_AT_START).join('') +
      '*'.repeat(hidden) +
      characters.slice(-SHOWN_AT_END).join('')
    );
  },
  name(text) {
    const characters = [...text];
    if (characters.length < 2) return characters.length === 0 ? '' : '*';
    return characters[0] + '*'.repeat(Math.min(characters.length - 1, MOST_STARS));
  },
};

export const UNMASKED: Privacy = { id: (text) => text, name: (text) => text };
