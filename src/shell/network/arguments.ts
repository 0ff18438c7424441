/** Options of a program, read as getopt does. */
export interface ReadArguments {
  /** By name without dashes; a flag's value is the empty text. The last one wins. */
  readonly options: ReadonlyMap<string, string>;
  /** Every value of an option that may come again. */
  readonly all: (name: string) => readonly string[];
  readonly words: readonly string[];
  /** The first option that the program does not have. */
  readonly unknown: string | undefined;
}

/**
 * `flags` and `values` name options by letter or, where longer, by word. Words after `--`, and with
 * `stopsAtWord` after the first word, are words.
 */
export function readArguments(
  args: readonly string[],
  known: {
    readonly flags: readonly string[];
    readonly values: readonly string[];
    readonly stopsAtWord?: boolean;
  },
): ReadArguments {
  const given: [string, string][] = [];
  const words: string[] = [];
  let unknown: string | undefined;
  for (let index = 0; index < args.length; index += 1) {
    const arg = args[index] ?? '';
    if (arg === '--') {
      words.push(...args.slice(index + 1));
      break;
    }
    if (!arg.startsWith('-') || arg === '-') {
      words.push(arg);
      if (known.stopsAtWord !== true) continue;
      words.push(...args.slice(index + 1));
      break;
    }
    if (arg.startsWith('--')) {
      const [name = '', inline] = splitOnce(arg.slice(2));
      if (known.values.includes(name)) {
        if (inline === undefined) index += 1;
        given.push([name, inline ?? args[index] ?? '']);
      } else if (known.flags.includes(name)) given.push([name, '']);
      else unknown ??= arg;
      continue;
    }
    const letters = arg.slice(1);
    for (let at = 0; at < letters.length; at += 1) {
      const letter = letters[at] ?? '';
      if (known.values.includes(letter)) {
        const rest = letters.slice(at + 1);
        if (rest === '') index += 1;
        given.push([letter, rest === '' ? (args[index] ?? '') : rest]);
        break;
      }
      if (known.flags.includes(letter)) given.push([letter, '']);
      else unknown ??= `-${letter}`;
    }
  }
  return {
    options: new Map(given),
    all: (name) => given.filter(([each]) => each === name).map(([, value]) => value),
    words,
    unknown,
  };
}

function splitOnce(text: string): readonly [string, string | undefined] {
  const at = text.indexOf('=');
  return at < 0 ? [text, undefined] : [text.slice(0, at), text.slice(at + 1)];
}
