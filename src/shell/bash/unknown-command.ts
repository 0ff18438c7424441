import { editDistance } from '../../aws/closest-name.ts';

/** Programs that instances have, and the laptop here has not. */
const INSIDE = new Set(
  'sudo su apt apt-get dpkg yum dnf rpm systemctl service journalctl useradd passwd mount mkfs lsblk df free top ps ss netstat crontab route lsb_release'.split(
    ' ',
  ),
);
const EDITORS = new Set(['vi', 'vim', 'nano', 'emacs', 'code']);
const LATER = new Set([
  'docker',
  'kubectl',
  'terraform',
  'ansible',
  'git',
  'npm',
  'node',
  'eksctl',
  'helm',
  'sam',
  'cdk',
]);

/**
 * A line of our own for each program that the shell did not find: what was meant, or where it is.
 * `told` is what was printed to standard error.
 */
export function unknownCommandHints(told: string, known: readonly string[]): string {
  return [...told.matchAll(/^bash: ([^\s:]+): command not found$/gm)]
    .map(([, name = '']) => hintFor(name, known))
    .filter((hint) => hint !== undefined)
    .map((hint) => `skytrace: ${hint}\n`)
    .join('');
}

function hintFor(name: string, known: readonly string[]): string | undefined {
  if (INSIDE.has(name)) return `${name} is a program of instances: ssh leads into one.`;
  if (EDITORS.has(name)) return "there is no editor; cat > FILE << 'END' writes what follows, up to END.";
  if (LATER.has(name))
    return `${name} is not here; the programs that are: aws, jq, ssh, curl, dig, nc and those of bash.`;
  if (/^--?\w/.test(name)) return 'an option begins a line: the line before has to end with \\ to go on.';
  const lower = name.toLowerCase();
  if (lower === 'aws' || lower === 'awscli' || lower === 'aws.exe') return 'did you mean aws?';
  const near = name.length < 3 ? undefined : known.find((each) => isSlipOf(lower, each));
  return near === undefined ? undefined : `did you mean ${near}?`;
}

/** One letter wrong (two in a long name), or letters in another order. */
function isSlipOf(typed: string, name: string): boolean {
  if (name.length < 3 || typed[0] !== name[0]) return false;
  const sorted = (text: string) => [...text].sort().join('');
  return sorted(typed) === sorted(name) || editDistance(typed, name) <= (name.length > 6 ? 2 : 1);
}

/** The interpreter's own words for a mistake in a script, as bash says it. */
export function bashSyntaxError(told: string): string {
  return told.replace(
    /^bash: syntax error: Parse error at (\d+):\d+: (.*)$/gm,
    (_, line: string, what: string) => {
      const [, token] = /^Expected \S+, got (\S+)$/.exec(what) ?? [];
      if (token === 'EOF') return `bash: line ${line}: syntax error: unexpected end of file`;
      if (token !== undefined)
        return `bash: line ${line}: syntax error near unexpected token \`${token.toLowerCase()}'`;
      return `bash: line ${line}: ${what}`;
    },
  );
}
