import type { BaseFile } from './base-file.ts';
import { logTime } from './clock-text.ts';
import type { HostImage } from './images.ts';
import type { Journal } from './journal.ts';

interface TextLogs {
  readonly system: string;
  /** Of logins and of those who become somebody else. */
  readonly logins: string;
  readonly mode: number;
  readonly owner: string;
  readonly group: string;
}

/** Where rsyslog writes what the journal hears; Amazon Linux 2023 and Debian 12 come without it. */
function textLogs({ family }: HostImage): TextLogs | undefined {
  if (family === 'al2')
    return {
      system: '/var/log/messages',
      logins: '/var/log/secure',
      mode: 0o600,
      owner: 'root',
      group: 'root',
    };
  if (family !== 'ubuntu') return undefined;
  return {
    system: '/var/log/syslog',
    logins: '/var/log/auth.log',
    mode: 0o640,
    owner: 'syslog',
    group: 'adm',
  };
}

export function textLogFiles(image: HostImage): readonly BaseFile[] {
  const logs = textLogs(image);
  if (logs === undefined) return [];
  const { system, logins, mode, owner, group } = logs;
  // The journal is kept; they are made from it again.
  return [system, logins].map((path) => ({ path, text: '', mode, owner, group, isPassing: true }));
}

interface LogHost {
  readonly image: HostImage;
  readonly journal: Journal;
  readonly shortName: string;
  appendLog(path: string, ...lines: readonly string[]): Promise<void>;
}

/** Writes what the journal has heard since the last time. */
export async function writeTextLogs(machine: LogHost): Promise<void> {
  const { image, shortName, journal } = machine;
  const logs = textLogs(image);
  if (logs === undefined) return;
  const told = journal.unwritten().map(({ At, From, Text }) => ({
    path: /^\(?(sshd|sudo|su|useradd|systemd-logind|CRON)\b/.test(From) ? logs.logins : logs.system,
    line: `${image.version === '24.04' ? new Date(At).toISOString().replace('Z', '000+00:00') : logTime(At)} ${shortName} ${From}: ${Text}`,
  }));
  for (const path of [logs.system, logs.logins]) {
    const lines = told.filter((each) => each.path === path).map(({ line }) => line);
    if (lines.length > 0) await machine.appendLog(path, ...lines);
  }
}
