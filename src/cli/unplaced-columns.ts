import { missingLine, proposedLines } from '../init/column-proposal.js';
import type { UnplacedFile } from '../intake/index.js';
import { type Language, say } from '../text/catalogue.js';
import { maskerOfUnknown, maskPath } from './masking.js';
import { visible } from './visible.js';

/** The proposal for a file that is looked at: what it lacks, and the lines for relief.yaml as comments. */
export function columnProposalLines(files: readonly UnplacedFile[], language: Language): string[] {
  const shown = files.map(masked);
  const lines = proposedLines(shown, language);
  return [
    ...shown.flatMap((file) => missingLine(file, language)),
    ...(lines.length === 0 ? [] : [say(language, 'proposal.write'), ...lines]),
  ].map((line) => `  ${line}`);
}

/** The unknown columns, what the files lack, and the lines for relief.yaml. */
export function unplacedLines(files: readonly UnplacedFile[], language: Language): string[] {
  const shown = files.map(masked);
  const proposal = proposedLines(shown, language);
  return [
    ...shown.flatMap((file) => [
      ...file.columns
        .filter(({ samples }) => samples.length > 0)
        .map((column) => columnLine(file, column, language)),
      ...missingLine(file, language),
    ]),
    ...(proposal.length === 0
      ? []
      : [say(language, 'proposal.write'), ...proposal.map((line) => `  ${line}`)]),
  ].map((line) => `  ${line}`);
}

function columnLine(
  { file }: UnplacedFile,
  { header, position, samples }: UnplacedFile['columns'][number],
  language: Language,
): string {
  const values = say(language, 'proposal.samples', { values: samples.join(' | ') });
  return say(language, header === '' ? 'proposal.unnamed' : 'proposal.column', {
    file,
    header,
    position: position + 1,
    samples: values,
  });
}

/** The same with persons masked: a header may be the first row of a file without one. */
export function masked(file: UnplacedFile): UnplacedFile {
  const mask = maskerOfUnknown(file.columns.map(({ header }) => header));
  return {
    ...file,
    file: visible(maskPath(file.file)),
    columns: file.columns.map((column) => ({
      ...column,
      header: visible(mask(column.header)),
      samples: column.samples.map((text) => visible(mask(text))),
    })),
  };
}
