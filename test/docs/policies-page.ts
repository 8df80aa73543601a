import { formatDay } from '../../src/domain/calendar.js';
import { builtInIds, loadPolicy } from '../../src/policy/load.js';
import { readingsOf } from '../../src/policy/readings.js';
import { say } from '../../src/text/catalogue.js';
import { relief } from '../cli/relief.js';

/** docs/policies.md: what each built-in pack contains, and how it reads what its document leaves open. */
export async function policiesPage(): Promise<string> {
  const ids = builtInIds();
  const rows = ids.map((id) => {
    const { title, document, in_force } = loadPolicy(id).pack;
    const until = in_force.until === undefined ? '' : formatDay(in_force.until);
    return `| [\`${id}\`](#${id}) | ${document.number} | ${title.zh}<br>${title.en} | ${formatDay(in_force.from)} | ${until} |`;
  });
  const sections: string[] = [];
  for (const id of ids) sections.push(...(await section(id)));
  return [
    '# The policies (政策)',
    'Five government documents, each written down as a policy pack: data, no code. Below is what each pack says, as ' +
      '`relief policy show <id>` prints it (`--lang zh` in Chinese), with the article beside every value, to be held ' +
      'against the document; and the **readings**: where the document is silent or can be read two ways, how the pack ' +
      'reads it. The reasons for them, the other reading, and what to change where an office reads it otherwise are in ' +
      'the NOTES.md of each pack. Every reading should be confirmed with the medical insurance bureau (医保局) before ' +
      'money is paid on it.',
    'Written by `npm run docs`.',
    ['| id | document | title | from | until |', '| --- | --- | --- | --- | --- |', ...rows].join('\n'),
    ...sections,
  ]
    .join('\n\n')
    .concat('\n');
}

async function section(id: string): Promise<string[]> {
  const { out } = await relief(['policy', 'show', id]);
  const [tables = ''] = out.split(`\n\n${say('en', 'show.readings')}\n`);
  const readings = readingsOf(loadPolicy(id).pack).map(
    ({ reading, articles }) => `- ${articles === '' ? '' : `**${articles}**: `}${reading}`,
  );
  const folder = `../src/policies/${id}`;
  return [
    `## ${id}`,
    `[policy.yaml](${folder}/policy.yaml) · [worked examples](${folder}/cases.yaml) · [notes on the readings](${folder}/NOTES.md)`,
    `\`\`\`text\n${tables.trimEnd()}\n\`\`\``,
    `### Readings of ${id}`,
    readings.length === 0 ? 'None.' : readings.join('\n'),
  ];
}
