/** What a program does that goes on for ever: it uses a processor, or waits. */
export type Endless = 'busy' | 'idle';

const SHELL = /^\/(?:usr\/)?bin\/(?:ba)?sh\s+/;
const LOOP = /\bwhile\s+(?:true|:|\[\s*1\s*\])\s*;?\s*do\b([\s\S]*)\bdone\b|\bfor\s*\(\(\s*;\s*;\s*\)\)/;

/** The program of a command line: `/usr/local/bin/report.sh` of `/bin/bash /usr/local/bin/report.sh now`. */
export function programIn(exec: string): string {
  return (
    exec
      .replace(/^[-@+!:]+/, '')
      .replace(SHELL, '')
      .split(/\s+/)[0] ?? ''
  );
}

/**
 * Whether what is started goes on for ever, and how; undefined: it ends, or it is not known. `script` is what the
 * program's file holds.
 */
export function endlessOf(exec: string, script: string | undefined): Endless | undefined {
  const line = exec.replace(/^[-@+!:]+/, '');
  if (/^(?:\/(?:usr\/)?bin\/)?yes\b/.test(line)) return 'busy';
  if (/^(?:\/(?:usr\/)?bin\/)?(?:sleep\s+infinity|tail\s+-[fF])\b/.test(line)) return 'idle';
  const loop = LOOP.exec(SHELL.test(line) && /\s-c\s/.test(line) ? line : (script ?? ''));
  if (loop === null) return undefined;
  return /\bsleep\b/.test(loop[1] ?? '') ? 'idle' : 'busy';
}
