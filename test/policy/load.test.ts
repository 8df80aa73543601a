import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { builtInFolder, builtInIds, inspectPolicy, isPackPath, loadPolicy } from '../../src/policy/load.js';
import { errorOf, loaded, SMALL_PACK } from './packs.js';

describe('the built-in packs', () => {
  it('are the five documents', () => {
    expect(builtInIds()).toEqual([
      'dongyang-2020',
      'lianyungang-2017',
      'wenzhou-2020',
      'wenzhou-2023-charity',
      'yuxi-2022',
    ]);
  });

  it.each(builtInIds())('%s loads without a finding and bears the name of its folder', (id) => {
    expect(inspectPolicy(id).findings).toEqual([]);
    expect(loadPolicy(id).pack.id).toBe(id);
  });

  it.each(builtInIds())('%s copies no word of a template', (id) => {
    expect(JSON.stringify(loadPolicy(id).pack)).not.toMatch(/TODO|xxx|example/i);
  });
});

describe('a policy', () => {
  it('is an id, or a path where the name looks like one', () => {
    expect(['wenzhou-2020', 'a.b'].map(isPackPath)).toEqual([false, false]);
    expect(['./x', 'x.yaml', 'X.YML', 'a/b', 'a\\b'].map(isPackPath)).toEqual([true, true, true, true, true]);
  });

  it('that does not exist is told with those that do', () => {
    const error = errorOf(() => loadPolicy('atlantis-2020'));
    expect(error).toMatchObject({ code: 'NO_SUCH_POLICY', details: { value: 'atlantis-2020' } });
    expect(error.details.known).toContain('yuxi-2022');
  });

  it('in a file that is not there is told with its path', () => {
    expect(errorOf(() => loadPolicy('./nowhere.yaml'))).toMatchObject({
      code: 'NO_SUCH_FILE',
      details: { file: './nowhere.yaml' },
    });
  });

  it('cannot lie outside the built-in ones under an id', () => {
    expect(errorOf(() => loadPolicy('_template')).code).toBe('NO_SUCH_POLICY');
    expect(errorOf(() => loadPolicy('..')).code).toBe('NO_SUCH_POLICY');
  });

  it('bears the name it was asked for by, and in messages the path of its file', () => {
    const { file, source } = loadPolicy('yuxi-2022');
    expect([file, source.file]).toEqual(['yuxi-2022', 'yuxi-2022/policy.yaml']);
    const path = join(builtInFolder(), 'yuxi-2022', 'policy.yaml');
    const again = loadPolicy(path);
    expect([again.file, again.source.file]).toEqual([path, path]);
    expect(again.sha256).toBe(createHash('sha256').update(readFileSync(path)).digest('hex'));
  });

  it('has the digest of its bytes', () => {
    const sha256 = loaded(SMALL_PACK).sha256;
    expect(sha256).toMatch(/^[0-9a-f]{64}$/);
    expect(loaded(SMALL_PACK).sha256).toBe(sha256);
    expect(loaded(`${SMALL_PACK}# \n`).sha256).not.toBe(sha256);
  });
});
