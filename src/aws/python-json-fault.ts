/** What Python's `json` says is wrong with a text; undefined: nothing. AWS CLI prints that sentence. */
export function pythonJsonFault(text: string): string | undefined {
  try {
    const end = new Reader(text).value(skipBlanks(text, 0));
    const rest = skipBlanks(text, end);
    return rest === text.length ? undefined : faultAt(text, 'Extra data', rest);
  } catch (error) {
    if (error instanceof Fault) return faultAt(text, error.message, error.at);
    throw error;
  }
}

class Fault extends Error {
  readonly at: number;

  constructor(message: string, at: number) {
    super(message);
    this.at = at;
  }
}

function faultAt(text: string, message: string, at: number): string {
  const before = text.slice(0, at);
  const line = before.split('\n').length;
  return `${message}: line ${line} column ${at - before.lastIndexOf('\n')} (char ${at})`;
}

function skipBlanks(text: string, at: number): number {
  let end = at;
  while (end < text.length && ' \t\n\r'.includes(text[end] ?? '')) end += 1;
  return end;
}

const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?|-?Infinity|NaN/y;
const WORD = /null|true|false/y;

/** Walks over a text as Python's scanner does. Every method gives the index behind what it read. */
class Reader {
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  value(at: number): number {
    switch (this.#text[at]) {
      case '"':
        return this.#string(at + 1);
      case '{':
        return this.#object(at + 1);
      case '[':
        return this.#list(at + 1);
      default: {
        for (const pattern of [WORD, NUMBER]) {
          pattern.lastIndex = at;
          const found = pattern.exec(this.#text);
          if (found !== null) return at + found[0].length;
        }
        throw new Fault('Expecting value', at);
      }
    }
  }

  #object(from: number): number {
    let at = skipBlanks(this.#text, from);
    if (this.#text[at] === '}') return at + 1;
    for (;;) {
      if (this.#text[at] !== '"') throw new Fault('Expecting property name enclosed in double quotes', at);
      at = skipBlanks(this.#text, this.#string(at + 1));
      if (this.#text[at] !== ':') throw new Fault("Expecting ':' delimiter", at);
      at = skipBlanks(this.#text, this.value(skipBlanks(this.#text, at + 1)));
      if (this.#text[at] === '}') return at + 1;
      if (this.#text[at] !== ',') throw new Fault("Expecting ',' delimiter", at);
      at = skipBlanks(this.#text, at + 1);
    }
  }

  #list(from: number): number {
    let at = skipBlanks(this.#text, from);
    if (this.#text[at] === ']') return at + 1;
    for (;;) {
      at = skipBlanks(this.#text, this.value(at));
      if (this.#text[at] === ']') return at + 1;
      if (this.#text[at] !== ',') throw new Fault("Expecting ',' delimiter", at);
      at = skipBlanks(this.#text, at + 1);
    }
  }

  /** `from` is behind the opening quote. */
  #string(from: number): number {
    for (let at = from; at < this.#text.length; at += 1) {
      const letter = this.#text[at] ?? '';
      if (letter === '"') return at + 1;
      if (letter < ' ') throw new Fault('Invalid control character at', at);
      if (letter !== '\\') continue;
      const escaped = this.#text[at + 1];
      if (escaped === undefined) break;
      if (escaped === 'u' && !/^[0-9a-fA-F]{4}/.test(this.#text.slice(at + 2)))
        throw new Fault('Invalid \\uXXXX escape', at + 1);
      if (!'"\\/bfnrtu'.includes(escaped)) throw new Fault('Invalid \\escape', at);
      at += 1;
    }
    throw new Fault('Unterminated string starting at', from - 1);
  }
}
