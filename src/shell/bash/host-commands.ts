import type { ShellHistory } from '../history.ts';
import { fail, plainCommand, type ShellCommand, succeed } from './command.ts';
import { tarCommand } from './tar-command.ts';
import { whichCommand } from './which-command.ts';

export interface HostFacts {
  readonly user: string;
  readonly hostName: string;
  readonly history: ShellHistory;
}

/** Programs of whose absence the interpreter would speak in words of its own. */
const ABSENT = ['python', 'python3', 'sqlite3', 'js-exec', 'xan', 'yq'];

/** Commands that say where one is, and what was typed. */
export function hostCommands({ user, hostName, history }: HostFacts): readonly ShellCommand[] {
  const number = user === 'root' ? 0 : 1000;
  return [
    ...ABSENT.map((name) => plainCommand(name, () => fail(`bash: ${name}: command not found\n`, 127))),
    whichCommand(ABSENT),
    tarCommand({ of: () => ({ owner: user, group: user }), give: () => undefined }),
    plainCommand('whoami', () => succeed(`${user}\n`)),
    plainCommand('hostname', () => succeed(`${hostName}\n`)),
    plainCommand('id', (args) => {
      if (args.includes('-un') || args.join(' ') === '-u -n') return succeed(`${user}\n`);
      if (args[0] === '-u' || args[0] === '-g') return succeed(`${number}\n`);
      return succeed(`uid=${number}(${user}) gid=${number}(${user}) groups=${number}(${user})\n`);
    }),
    plainCommand('uname', ([option = '-s']) => {
      const facts = ['Linux', hostName, '6.1.0-skytrace', '#1 SMP', 'x86_64', 'GNU/Linux'];
      if (option === '-a') return succeed(`${facts.join(' ')}\n`);
      const at = new Map([
        ['-s', 0],
        ['-n', 1],
        ['-r', 2],
        ['-v', 3],
        ['-m', 4],
        ['-o', 5],
      ]).get(option);
      return at === undefined ? fail(`uname: invalid option -- '${option}'\n`) : succeed(`${facts[at]}\n`);
    }),
    plainCommand('history', (args) => {
      if (args[0] === '-c') {
        history.clear();
        return succeed('');
      }
      const count = args[0] === undefined ? history.lines.length : Number(args[0]);
      if (!Number.isInteger(count) || count < 0)
        return fail(`bash: history: ${args[0]}: numeric argument required\n`);
      const first = Math.max(0, history.lines.length - count);
      return succeed(
        history.lines
          .slice(first)
          .map((line, index) => `${String(first + index + 1).padStart(5)}  ${line}\n`)
          .join(''),
      );
    }),
  ];
}
