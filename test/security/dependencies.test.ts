import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

interface Locked {
  readonly version: string;
  readonly integrity?: string;
  readonly license?: string;
  readonly hasInstallScript?: boolean;
  readonly dev?: boolean;
  readonly devOptional?: boolean;
}

/** Development only, optional, and for a system that neither the program nor its tests are built on. */
const MAY_HAVE_INSTALL_SCRIPT = ['node_modules/fsevents'];

/** Of what is shipped: licences that ask for no more than to be named. */
const SHIPPED_LICENCES = ['MIT', 'ISC', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', '0BSD'];
/** Of what is only used to build and test. */
const DEVELOPMENT_LICENCES = [...SHIPPED_LICENCES, 'MIT OR Apache-2.0', 'MPL-2.0', 'BlueOak-1.0.0'];

function locked(file: string): [name: string, entry: Locked][] {
  const { packages } = JSON.parse(readFileSync(file, 'utf8')) as { packages: Record<string, Locked> };
  return Object.entries(packages).filter(([name]) => name !== '');
}

const packages = locked('package-lock.json');
const isShipped = ({ dev, devOptional }: Locked): boolean => dev !== true && devOptional !== true;
const namesOf = (list: typeof packages): string[] => list.map(([name]) => name);

describe('no dependency', () => {
  it('runs a script when it is installed, as the lock says', () => {
    const scripted = packages.filter(([, entry]) => entry.hasInstallScript === true);
    expect(namesOf(scripted).filter((name) => !MAY_HAVE_INSTALL_SCRIPT.includes(name))).toEqual([]);
    expect(scripted.filter(([, entry]) => isShipped(entry))).toEqual([]);
  });

  it('and as the package itself says', () => {
    const scripted = packages.filter(([name]) => {
      const file = join(name, 'package.json');
      if (!existsSync(file)) return false;
      const { scripts = {} } = JSON.parse(readFileSync(file, 'utf8')) as { scripts?: Record<string, string> };
      // A native module without a script of its own is compiled all the same.
      return (
        ['preinstall', 'install', 'postinstall'].some((each) => each in scripts) ||
        existsSync(join(name, 'binding.gyp'))
      );
    });
    expect(namesOf(scripted)).toEqual([]);
  });

  it('may be another than the one that was locked', () => {
    expect(namesOf(packages.filter(([, { integrity }]) => !/^sha512-/.test(integrity ?? '')))).toEqual([]);
  });

  it('has a licence that nobody has looked at', () => {
    const strange = packages.filter(
      ([, entry]) =>
        !(isShipped(entry) ? SHIPPED_LICENCES : DEVELOPMENT_LICENCES).includes(entry.license ?? ''),
    );
    expect(strange.map(([name, { license }]) => `${name}: ${license}`)).toEqual([]);
  });

  it('is shipped without a line in docs/dependencies.md that says why', () => {
    const { dependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as {
      dependencies: Record<string, string>;
    };
    const documented = readFileSync('docs/dependencies.md', 'utf8');
    expect(Object.keys(dependencies).filter((name) => !documented.includes(`| ${name} |`))).toEqual([]);
  });
});

it.each(['bench', 'test/mutation'])(
  'what %s has for itself brings none that runs a script either',
  (folder) => {
    const scripted = locked(`${folder}/package-lock.json`).filter(
      ([, entry]) => entry.hasInstallScript === true,
    );
    expect(scripted).toEqual([]);
  },
);
