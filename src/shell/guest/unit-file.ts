import type { Restart, Service } from './services.ts';

const PATH = /^\/etc\/systemd\/system\/([^/@]+)\.service$/;
const RESTARTS = new Set(['no', 'on-failure', 'on-abort', 'always']);

export function isUnitPath(path: string): boolean {
  return PATH.test(path);
}

/** A service as somebody's unit file describes it. */
export function readUnit(path: string, text: string): Service {
  const name = PATH.exec(path)?.[1] ?? path;
  const said = (key: string) => new RegExp(`^\\s*${key}\\s*=\\s*(.*?)\\s*$`, 'm').exec(text)?.[1];
  const restart = said('Restart') ?? 'no';
  const user = said('User');
  const directory = said('WorkingDirectory');
  const type = said('Type');
  return {
    name,
    description: said('Description') ?? name,
    packages: [],
    exec: said('ExecStart') ?? '',
    restart: (RESTARTS.has(restart) ? restart : 'no') as Restart,
    ...(user !== undefined && { user }),
    ...(directory !== undefined && { directory }),
    ...(type !== undefined && { type }),
  };
}
