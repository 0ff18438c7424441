import { fail, type ShellCommand } from './command.ts';

/** `which`: the program that would run. `isSilent`: it does not say where it has looked in vain. */
export function whichCommand(absent: readonly string[], isSilent = false): ShellCommand {
  return {
    name: 'which',
    run: async (args, context) => {
      const { fs, env, cwd } = context;
      const isAll = args.some((arg) => /^-\w*a/.test(arg));
      const path = env.get('PATH') ?? '/usr/bin:/bin';
      const registered = new Set(context.getRegisteredCommands?.() ?? []);
      let stdout = '';
      let stderr = '';
      let exitCode = 0;
      const runs = async (place: string, name: string) => {
        if (!(await fs.exists(place))) return false;
        if (/^(?:\/usr)?\/bin\/[^/]+$/.test(place) && registered.has(name)) return !absent.includes(name);
        const { mode, isDirectory } = await fs.stat(place);
        return !isDirectory && (mode & 0o111) !== 0;
      };
      for (const word of args.filter((arg) => !arg.startsWith('-'))) {
        const name = word.split('/').at(-1) ?? '';
        const places = word.includes('/')
          ? [fs.resolvePath(cwd, word)]
          : path.split(':').map((folder) => `${fs.resolvePath(cwd, folder)}/${name}`);
        let count = 0;
        for (const place of places)
          if ((count === 0 || isAll) && (await runs(place, name))) {
            stdout += `${word.includes('/') ? word : place}\n`;
            count += 1;
          }
        if (count > 0) continue;
        exitCode = 1;
        if (!isSilent) stderr += `/usr/bin/which: no ${word} in (${path})\n`;
      }
      return args.length === 0 ? fail('', 1) : { stdout, stderr, exitCode };
    },
  };
}
