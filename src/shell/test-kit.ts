import { newCloud } from '../kernel/cloud/new-cloud.ts';
import { awsRegistry } from '../resources/registry.ts';
import type { AwsCloud } from '../resources/tables.ts';
import { memorySession } from './memory-session.ts';
import type { CommandEvent, RunOptions, ShellSession } from './ports.ts';
import { Shell, type ShellOptions } from './shell.ts';

export interface Ran {
  readonly out: string;
  readonly err: string;
  /** Both, in the order in which they came. */
  readonly all: string;
  readonly exit: number;
  readonly hasExited: boolean;
  readonly events: readonly CommandEvent[];
}

export interface TestShell {
  readonly shell: Shell;
  readonly session: ShellSession;
  run(script: string, options?: Partial<RunOptions>): Promise<Ran>;
}

/** A shell on a new cloud, or on the given one. */
export function openShell(options: Partial<ShellOptions> & { readonly cloud?: AwsCloud } = {}): TestShell {
  const { cloud = newCloud(awsRegistry, 'shell'), ...rest } = options;
  const session = memorySession(cloud, { account: '123456789012', region: 'us-east-1' });
  const shell = new Shell({ session, ...rest });
  return {
    shell,
    session,
    run: async (script, runOptions) => {
      let out = '';
      let err = '';
      let all = '';
      const events: CommandEvent[] = [];
      const { exitCode, hasExited } = await shell.run(script, {
        output: {
          stdout: (text) => {
            out += text;
            all += text;
          },
          stderr: (text) => {
            err += text;
            all += text;
          },
          command: (event) => events.push(event),
        },
        ...runOptions,
      });
      return { out, err, all, exit: exitCode, hasExited, events };
    },
  };
}
