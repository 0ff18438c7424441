import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const top = new URL('../../', import.meta.url);
const readme = readFileSync(new URL('README.md', top), 'utf8');
const { scripts } = JSON.parse(readFileSync(new URL('package.json', top), 'utf8')) as {
  readonly scripts: Readonly<Record<string, string>>;
};

const SHORT_FORMS = new Set(['start', 'test']);
const NPM_OWN = new Set(['ci', 'install']);

/** The npm commands a text names that package.json does not have. */
function findUnknownCommands(text: string): readonly string[] {
  const commands = [...text.matchAll(/\bnpm (?:(run) (?:--silent )?)?([a-z][\w:-]*)/g)];
  return commands
    .filter(([, run, name = '']) => {
      if (run === undefined && NPM_OWN.has(name)) return false;
      const isForm = run !== undefined || SHORT_FORMS.has(name);
      return !isForm || scripts[name] === undefined;
    })
    .map(([command]) => command);
}

describe('README.md', () => {
  it('names only npm commands that exist', () => {
    expect(readme).toMatch(/npm start/);
    expect(readme).toMatch(/npm test/);
    expect(findUnknownCommands(readme)).toEqual([]);
  });

  it('names only folders of src that exist', () => {
    const folders = [...readme.matchAll(/`(src\/[\w/-]+)\/`/g)].map(([, folder]) => folder ?? '');
    expect(folders.length).toBeGreaterThan(0);
    expect(folders.filter((folder) => !existsSync(new URL(folder, top)))).toEqual([]);
  });

  it('would notice a command that does not exist', () => {
    expect(findUnknownCommands('Run `npm run no-such-script` or `npm fly`.')).toEqual([
      'npm run no-such-script',
      'npm fly',
    ]);
  });
});
