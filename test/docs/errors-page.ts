import { readFileSync } from 'node:fs';
import { REJECT_CODES } from '../../src/domain/reject.js';
import { LANGUAGES, say } from '../../src/text/catalogue.js';
import { ELSEWHERE } from '../errors/elsewhere.js';
import { EXAMPLES, type Example, expectedFile, FINDING_CODES, type Place } from '../errors/gallery.js';

/** docs/errors.md: every code with its example, made from the gallery in test/errors. */
export function errorsPage(): string {
  return [
    '# Error messages (错误信息)',
    'The first line of every message ends with its code in square brackets, and every code is on this page, with the smallest input that ' +
      'brings it about and the message in both languages. The message itself says where, what and what to do. The ' +
      'codes are stable: scripts may rely on them. The examples can be run: each is a folder of `test/errors`, and the ' +
      'test beside them holds the messages to what is printed here.',
    'Written by `npm run docs`.',
    ...section('Errors', ERRORS, inOrder('error')),
    ...section('Findings in a policy file', FINDINGS, inOrder('finding', FINDING_CODES)),
    ...section('Worked cases that cannot be run', CASES, inOrder('case')),
    ...section('Rejected rows', REJECTS, inOrder('reject', REJECT_CODES)),
    ...section('Remarks', REMARKS, inOrder('remark')),
    ...library(),
  ]
    .join('\n\n')
    .concat('\n');
}

const ERRORS =
  'On standard error, with exit status 2. Nothing is written, and the results of an earlier run stay as they are. In the order of the alphabet.';
const FINDINGS =
  '`relief policy check` prints all of them, with the line, the path in the file and the article, and ends with exit status 2. A run that uses the policy stops at the first. In the order of the checks.';
const CASES = '`relief policy test` prints them among the cases that fail, and ends with exit status 1.';
const REJECTS =
  'A row that cannot be used becomes a line of rejects.csv, with its file, line, column, value, message and the row itself; the run goes on. `relief rejects` groups them by cause. The codes are tested in this order, and the first that is found counts.';
const REMARKS =
  'In summary.json and in the summary on the terminal: under “Needs a person” those that may mean a wrong sum ([which](files.md#remarks-on-files)), the others at its end. They stop nothing, but somebody should read them.';

/** The examples of a place: in the order of a list of codes, else of the alphabet. */
function inOrder(place: Place, codes: readonly string[] = []): Example[] {
  return EXAMPLES.filter((example) => example.place === place).sort(
    (a, b) => codes.indexOf(a.code) - codes.indexOf(b.code) || (a.code < b.code ? -1 : 1),
  );
}

function section(title: string, about: string, examples: readonly Example[]): string[] {
  return [`## ${title}`, about, ...examples.flatMap(entry)];
}

function entry(example: Example): string[] {
  const { code, command, when, remedy } = example;
  const typed = command.split('\n').map((line) => `$ ${line}`);
  const said = LANGUAGES.map((language) => readFileSync(expectedFile(example, language), 'utf8').trimEnd());
  return [
    `### ${code}`,
    when,
    `**What to do.** ${remedy}`,
    ['```', ...typed, said.join('\n\n'), '```'].join('\n'),
    `[The example](../test/errors/${code})`,
  ];
}

/** The codes that only a program that uses the library can bring about. */
function library(): string[] {
  const entries = Object.entries(ELSEWHERE).sort(([a], [b]) => (a < b ? -1 : 1));
  return [
    '## Not from the command line',
    'No command line and no file brings these about.',
    ...entries.flatMap(([code, { why, said }]) => [
      `### ${code}`,
      why,
      [
        '```',
        ...LANGUAGES.map((language) => `${say(language, 'cli.error')}${said[language]} [${code}]`),
        '```',
      ].join('\n'),
    ]),
  ];
}
