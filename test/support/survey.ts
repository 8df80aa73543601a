import { Source } from '../../src/intake/source/source.js';
import { type FileSurvey, surveySource } from '../../src/intake/survey.js';

/** How a run would read a file. */
export async function surveyFile(path: string): Promise<FileSurvey> {
  const source = await Source.open(path, process.stdin);
  try {
    return await surveySource(source, {});
  } finally {
    await source.close();
  }
}
