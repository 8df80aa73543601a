import type { MissingParameter, MissingParameters } from '../domain/missing-parameters.js';
import type { Language } from '../text/catalogue.js';
import { visible } from './visible.js';

/** The lines for relief.yaml that name the missing values: by policy and name, with a gap to fill in for each year. */
export function parameterLines({ missing }: MissingParameters, language: Language): string[] {
  const lines = ['parameters:'];
  for (const policy of valuesOnce(missing, ({ policy: id }) => id)) {
    lines.push(`  ${visible(policy)}:`);
    const ofPolicy = missing.filter((one) => one.policy === policy);
    for (const name of valuesOnce(ofPolicy, (one) => one.name)) {
      const ofName = ofPolicy.filter((one) => one.name === name);
      const [{ article, source, title }] = ofName;
      const about = [title[language], source?.[language] ?? '', article === '' ? '' : `(${article})`];
      const years = ofName.map(({ missingYear }) => missingYear).sort((a, b) => a - b);
      lines.push(`    # ${visible(about.filter((text) => text !== '').join(' '))}`);
      lines.push(`    ${visible(name)}: {${years.map((year) => `${year}: …`).join(', ')}}`);
    }
  }
  return lines;
}

function valuesOnce(
  missing: readonly MissingParameter[],
  keyOf: (one: MissingParameter) => string,
): string[] {
  return [...new Set(missing.map(keyOf))];
}
