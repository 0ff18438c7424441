import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

interface LockedPackage {
  readonly version?: string;
  readonly resolved?: string;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

const path = new URL('../../package-lock.json', import.meta.url);
const { packages } = JSON.parse(readFileSync(path, 'utf8')) as {
  readonly packages: Readonly<Record<string, LockedPackage>>;
};

describe('package-lock.json', () => {
  it('records no download addresses, so that any registry will do', () => {
    const addressed = Object.entries(packages).filter(([, locked]) => locked.resolved !== undefined);
    expect(addressed.map(([folder]) => folder)).toEqual([]);
  });

  // A lock file written against a registry that lacks a platform's binary leaves it out, and `npm ci` refuses such a file.
  it('locks the binaries of every platform, not only of the one it was written on', () => {
    const missing = Object.entries(packages).flatMap(([folder, { optionalDependencies = {} }]) =>
      Object.keys(optionalDependencies).filter(
        (name) =>
          packages[`${folder}/node_modules/${name}`] === undefined &&
          packages[`node_modules/${name}`] === undefined,
      ),
    );
    expect(missing).toEqual([]);
  });
});
