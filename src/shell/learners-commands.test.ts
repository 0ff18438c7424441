import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { newCloud } from '../kernel/cloud/new-cloud.ts';
import { loadDataServices } from '../resources/load-data-services.ts';
import { awsRegistry } from '../resources/registry.ts';
import type { AwsCloud } from '../resources/tables.ts';
import cases from './cases/learners-commands.json';
import { memorySession } from './memory-session.ts';
import type { ShellSession } from './ports.ts';
import { Shell } from './shell.ts';

const place = { account: '123456789012', region: 'us-east-1' };
const world = readFileSync(new URL('./cases/learners-world.sh', import.meta.url), 'utf8');

/** Without what is said beside an answer: what AWS would do afterwards and nothing here does. */
function faultsIn(told: string): string {
  return told.replace(/^not simulated: .*\n/gm, '');
}

/** One shell for all commands, each of which finds the cloud as the world's script left it. */
class Learner {
  readonly #shell: Shell;
  #current: ShellSession = memorySession(newCloud(awsRegistry, 'learner'), place);
  #start: AwsCloud = this.#current.cloud;
  #names: readonly (readonly [string, string])[] = [];

  constructor() {
    const current = () => this.#current;
    this.#shell = new Shell({
      isInteractive: true,
      session: {
        get cloud() {
          return current().cloud;
        },
        place,
        perform: (label, request) => current().perform(label, request),
        advance: (until) => current().advance(until),
      },
    });
  }

  async prepare(): Promise<void> {
    const ran = await this.run(world.replace('set -euo pipefail', ''), undefined);
    if (faultsIn(ran.err) !== '') throw new Error(ran.err);
    this.#start = this.#current.cloud;
    this.#names = (ran.out.trim().split('\n').at(-1) ?? '')
      .split(' ')
      .map((pair) => pair.split('=') as [string, string]);
  }

  async run(command: string, stdin: string | undefined) {
    let out = '';
    let err = '';
    const { exitCode } = await this.#shell.run(command, {
      output: { stdout: (text) => (out += text), stderr: (text) => (err += text) },
      stdin,
    });
    return { exit: exitCode, out, err };
  }

  /** The last of the commands, after the others. */
  async try(...commands: readonly string[]) {
    this.#current = memorySession(this.#start, place);
    let ran = { exit: 0, out: '', err: '' };
    for (const command of commands) {
      if (ran.exit !== 0) throw new Error(ran.err);
      const real = this.#names.reduce((text, [name, id]) => text.replaceAll(name, id), command);
      ran = await this.run(real, undefined);
    }
    return ran;
  }
}

const learner = new Learner();
beforeAll(async () => {
  await loadDataServices();
  await learner.prepare();
});

// The commands are those that learners find in courses, with real things behind their placeholders.
describe.each(cases)('$command', ({ command, after = [], exit, says }) => {
  it('does what AWS’s command line would do', async () => {
    const ran = await learner.try(...after, command);
    expect({ exit: ran.exit, said: ran.err }).toEqual({ exit, said: expect.stringContaining(says) });
    if (exit === 0) expect(faultsIn(ran.err)).toBe('');
  });
});
