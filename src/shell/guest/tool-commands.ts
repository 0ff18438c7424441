import { quoteWords } from '../../aws/quote.ts';
import { fail, type ShellCommand, succeed } from '../bash/command.ts';
import type { Machine } from './machine.ts';
import { packagesOf } from './repositories.ts';

/** Programs → the packages that bring them, and who has them from the start. */
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
  crontab: [['cronie', 'cron'], 'al2 ubuntu debian'],
  ...Object.fromEntries(
    ['iostat', 'mpstat', 'pidstat', 'sar'].map((name) => [name, [['sysstat'], 'al2023 al2'] as const]),
  ),
};

/** Whether a program that not every machine has is on this one. */
function isThere(machine: Machine, name: string): boolean {
  const [packages, inEvery] = TOOLS[name] ?? [[], ''];
  return (
    packages.some((each) => machine.packages.has(each)) || inEvery.split(' ').includes(machine.image.family)
  );
}

/** The package to install for a program that is not there; undefined: no package here brings it. */
function packageOf(machine: Machine, name: string): string | undefined {
  const known = packagesOf(machine.image);
  return TOOLS[name]?.[0].find((each) => known.includes(each));
}

export interface Programs {
  readonly there: readonly ShellCommand[];
  readonly absent: readonly string[];
}

/** Programs that come with packages. All but a few say that what they do is not simulated. */
export function packagePrograms(machine: Machine, own: readonly ShellCommand[]): Programs {
  const names = Object.keys(TOOLS);
  return {
    there: names
      .filter((name) => isThere(machine, name))
      .map(
        (name) =>
          own.find((each) => each.name === name) ?? {
            name,
            run: async () => fail(`not simulated: what ${name} does.\n`, 1),
          },
      ),
    absent: names.filter((name) => !isThere(machine, name)),
  };
}

/** Bash's word on a program that is not there, and how to get it. */
export function absentProgram(machine: Machine, text: string): string {
  return text.replace(/^bash: ([\w-]+): command not found\n/gm, (_, name: string) => {
    const wanted = packageOf(machine, name);
    const start = name === 'crontab' ? ` && sudo systemctl enable --now crond` : '';
    const { packages } = machine.image;
    const hint =
      wanted === undefined
        ? ''
        : `skytrace: the package ${wanted} brings it: sudo ${packages} install -y ${wanted}${start}\n`;
    return `-bash: ${name}: command not found\n${hint}`;
  });
}

export function toolCommands(): readonly ShellCommand[] {
  return [
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
