import { quoteWords } from '../../aws/quote.ts';
import { fail, type ShellCommand, succeed } from '../bash/command.ts';
import type { Machine } from './machine.ts';

/** Programs of packages that have no inside here → the packages that bring them, and who has them from the start. */
const TOOLS: { readonly [name: string]: readonly [packages: readonly string[], inEvery: string] } = {
  python3: [['python3'], 'al2023 al2 ubuntu debian'],
  pip3: [['python3-pip'], ''],
  perl: [[], 'al2023 al2 ubuntu debian'],
  node: [['nodejs'], ''],
  npm: [['npm', 'nodejs'], ''],
  java: [['java-17-amazon-corretto'], ''],
  php: [['php'], ''],
  git: [['git'], 'ubuntu'],
  mysql: [
    [
      'mysql',
      'mariadb',
      'mariadb105',
      'mariadb-client',
      'mysql-client',
      'mariadb105-server',
      'mariadb-server',
      'mysql-server',
    ],
    '',
  ],
  psql: [['postgresql15', 'postgresql', 'postgresql15-server', 'postgresql16-server'], ''],
  'redis-cli': [['redis6', 'redis', 'redis-server'], ''],
  zip: [['zip'], 'al2023 al2'],
  unzip: [['unzip'], 'al2023 al2'],
  docker: [['docker', 'docker.io'], ''],
  htop: [['htop'], ''],
  nmap: [['nmap'], ''],
  gcc: [['gcc'], ''],
  make: [['make'], ''],
  stress: [['stress', 'stress-ng'], ''],
  ...Object.fromEntries(
    ['iostat', 'mpstat', 'pidstat', 'sar'].map((name) => [name, [['sysstat'], 'al2023 al2'] as const]),
  ),
};

/** Commands that are there once their package is, and say then that what they do is not simulated. */
export function toolCommands(machine: Machine): readonly ShellCommand[] {
  return [
    ...Object.entries(TOOLS).map(
      ([name, [packages, inEvery]]): ShellCommand => ({
        name,
        run: async () =>
          packages.some((each) => machine.packages.has(each)) ||
          inEvery.split(' ').includes(machine.image.family)
            ? fail(`not simulated: what ${name} does.\n`, 1)
            : fail(`-bash: ${name}: command not found\n`, 127),
      }),
    ),
    {
      name: 'nohup',
      run: async (args, context) => {
        if (args.length === 0)
          return fail("nohup: missing operand\nTry 'nohup --help' for more information.\n", 125);
        const ran = await context.exec?.(quoteWords(args), {
          cwd: context.cwd,
          ...(context.exportedEnv !== undefined && { env: context.exportedEnv }),
        });
        if (ran === undefined) return fail('nohup: no shell\n', 127);
        if (ran.stdout !== '')
          await context.fs.appendFile(
            context.fs.resolvePath(context.cwd, 'nohup.out'),
            ran.stdout + ran.stderr,
          );
        return {
          stdout: '',
          stderr: "nohup: ignoring input and appending output to 'nohup.out'\n",
          exitCode: ran.exitCode,
        };
      },
    },
    {
      name: 'ulimit',
      run: async (args) =>
        args[0] === '-n' && args.length === 1
          ? succeed('1024\n')
          : args.length === 0
            ? succeed('unlimited\n')
            : fail('not simulated: limits of a shell.\n'),
    },
  ];
}
