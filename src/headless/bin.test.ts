import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const bin = fileURLToPath(new URL('./bin.mjs', import.meta.url));

function skytrace(...words: readonly string[]) {
  return spawnSync(process.execPath, [bin, ...words], { encoding: 'utf8' });
}

describe('skytrace', () => {
  it('prints its usage when asked', () => {
    const run = skytrace('--help');
    expect(run.stdout).toMatch(/^Usage: skytrace /);
    expect(run.status).toBe(0);
  });

  it('exits with 2 when it does not know the command', () => {
    const run = skytrace('no-such-command');
    expect(run.stderr).toContain('no-such-command');
    expect(run.stdout).toBe('');
    expect(run.status).toBe(2);
  });
});
