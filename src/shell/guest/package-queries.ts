import { type CommandResult, fail, plainCommand, type ShellCommand, succeed } from '../bash/command.ts';
import type { Machine } from './machine.ts';
import { servicesOfPackages } from './services.ts';

/** Versions of what is asked for most; others are told without. */
const VERSIONS: { readonly [name: string]: string } = {
  nginx: '1.28.0',
  httpd: '2.4.65',
  apache2: '2.4.58',
  'mariadb105-server': '10.5.29',
  'mysql-server': '8.0.43',
  cronie: '1.5.7',
  docker: '25.0.13',
  redis6: '6.2.20',
  git: '2.50.1',
};

function versionOf(name: string): string {
  return VERSIONS[name] ?? '1.0.0';
}

function summaryOf(name: string): string {
  return servicesOfPackages(new Set([name]))[0]?.description ?? name;
}

/** Whether the words ask about packages and change none. */
export function isQuery(verb: string, isApt: boolean): boolean {
  return (isApt ? ['search', 'show', 'list', 'policy'] : ['search', 'info', 'list', 'provides']).includes(
    verb,
  );
}

/** `dnf info`, `apt search` and the like; `known` is every package that can be had. */
export function answerQuery(
  machine: Machine,
  verb: string,
  names: readonly string[],
  isInstalledOnly: boolean,
  known: readonly string[],
): CommandResult {
  const isApt = machine.image.packages === 'apt';
  const installed = machine.packages;
  const [word = ''] = names.filter((each) => each !== 'installed' && each !== 'available');
  const all = [...new Set([...installed, ...known])].sort();
  const exact = all.filter(
    (name) =>
      word === '' ||
      new RegExp(`^${word.replace(/[.+^${}()|[\]\\]/g, '\\$&').replace(/\*/g, '.*')}$`).test(name),
  );
  switch (verb) {
    case 'search': {
      if (word === '')
        return isApt
          ? fail('E: You must give at least one search pattern\n', 100)
          : fail('Error: Need to pass a list of pkgs to search\n');
      const found = all.filter((name) => name.includes(word));
      if (isApt)
        return succeed(
          `Sorting... Done\nFull Text Search... Done\n${found.map((name) => `${name}/${release(machine)} ${versionOf(name)}${installed.has(name) ? ' [installed]' : ''}\n  ${summaryOf(name)}\n\n`).join('')}`,
        );
      return found.length === 0
        ? fail('No matches found.\n', 0)
        : succeed(
            `======================== Name Matched: ${word} ========================\n${found.map((name) => `${name}.${arch(machine)} : ${summaryOf(name)}\n`).join('')}`,
          );
    }
    case 'info':
    case 'show': {
      if (exact.length === 0 || word === '')
        return isApt
          ? fail(`N: Unable to locate package ${word}\nE: No packages found\n`, 100)
          : fail('Error: No matching Packages to list\n');
      if (isApt)
        return succeed(
          exact
            .map(
              (name) =>
                `Package: ${name}\nVersion: ${versionOf(name)}\nSection: web\nDescription: ${summaryOf(name)}\n\n`,
            )
            .join(''),
        );
      const block = (name: string) =>
        `Name         : ${name}\nVersion      : ${versionOf(name)}\nRelease      : 1.${machine.image.family === 'al2' ? 'amzn2' : 'amzn2023'}\nArchitecture : ${arch(machine)}\nSummary      : ${summaryOf(name)}\n`;
      return succeed(
        [true, false]
          .map((here) => {
            const part = exact.filter((name) => installed.has(name) === here);
            return part.length === 0
              ? ''
              : `${here ? 'Installed' : 'Available'} Packages\n${part.map(block).join('\n')}`;
          })
          .join(''),
      );
    }
    case 'list': {
      const shown = exact.filter((name) => installed.has(name) || (!isInstalledOnly && word !== ''));
      if (isApt)
        return succeed(
          `Listing... Done\n${shown.map((name) => `${name}/${release(machine)} ${versionOf(name)}${installed.has(name) ? ' [installed]' : ''}\n`).join('')}`,
        );
      if (shown.length === 0 && word !== '') return fail('Error: No matching Packages to list\n');
      return succeed(
        `Installed Packages\n${shown.map((name) => `${`${name}.${arch(machine)}`.padEnd(34)} ${versionOf(name)}-1 ${installed.has(name) ? '@amazonlinux' : 'amazonlinux'}\n`).join('')}`,
      );
    }
    default:
      return fail(`not simulated: ${verb} of packages; search, ${isApt ? 'show' : 'info'} and list are.\n`);
  }
}

function release({ image }: Machine): string {
  return image.family === 'debian' ? 'stable' : image.version === '24.04' ? 'noble-updates' : 'jammy-updates';
}

function arch(machine: Machine): string {
  return machine.facts?.architectures[0] === 'arm64' ? 'aarch64' : 'x86_64';
}

/** rpm and dpkg: what has been installed beside the image's own. */
export function packageDatabase(machine: Machine): readonly ShellCommand[] {
  const { packages, image } = machine;
  if (image.packages === 'apt')
    return [
      plainCommand('dpkg', ([option = '', pattern]) => {
        const found = [...packages].filter((name) => pattern === undefined || name === pattern).sort();
        if (option === '-s' && pattern !== undefined)
          return found.length === 0
            ? fail(`dpkg-query: package '${pattern}' is not installed and no information is available\n`)
            : succeed(
                `Package: ${pattern}\nStatus: install ok installed\nVersion: ${versionOf(pattern)}\nDescription: ${summaryOf(pattern)}\n`,
              );
        if (option !== '-l') return fail('not simulated: dpkg beside -l and -s.\n', 2);
        if (found.length === 0 && pattern !== undefined)
          return fail(`dpkg-query: no packages found matching ${pattern}\n`);
        return succeed(
          `Desired=Unknown/Install/Remove/Purge/Hold\n| Status=Not/Inst/Conf-files/Unpacked/halF-conf/Half-inst/trig-aWait/Trig-pend\n|/ Err?=(none)/Reinst-required (Status,Err: uppercase=bad)\n||/ Name           Version      Architecture Description\n+++-==============-============-============-=================================\n${found.map((name) => `ii  ${name.padEnd(14)} ${versionOf(name).padEnd(12)} amd64        ${summaryOf(name)}\n`).join('')}`,
        );
      }),
    ];
  return [
    plainCommand('rpm', (args) => {
      const flags = args
        .filter((arg) => arg.startsWith('-'))
        .join('')
        .replace(/-/g, '');
      const name = args.find((arg) => !arg.startsWith('-'));
      const full = (each: string) =>
        `${each}-${versionOf(each)}-1.${image.family === 'al2' ? 'amzn2' : 'amzn2023'}.${arch(machine)}\n`;
      if (!flags.includes('q')) return fail('not simulated: rpm beside -q and -qa; dnf installs.\n', 1);
      if (flags.includes('a')) return succeed([...packages].sort().map(full).join(''));
      if (name === undefined) return fail('rpm: no arguments given for query\n');
      return packages.has(name)
        ? succeed(full(name))
        : { ...fail('', 1), stdout: `package ${name} is not installed\n` };
    }),
  ];
}
