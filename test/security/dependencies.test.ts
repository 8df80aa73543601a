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

/** Packages that are optional, for development only, and for systems on which neither program nor tests are built. */
const MAY_HAVE_INSTALL_SCRIPT = ['node_modules/fsevents'];

/** Licences of what is shipped: they require no more than attribution. */
const SHIPPED_LICENCES = ['MIT', 'ISC', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', '0BSD'];
/** Licences of what is only used for building and testing. */
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
      // npm compiles a native module even where it has no install script.
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
