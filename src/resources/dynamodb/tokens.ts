import { invalid } from './attribute-value.ts';

/** A word, `#name`, `:value`, a number in brackets, or a mark. */
export type Token = string;

const TOKEN = /\s*(?:([#:]?[A-Za-z_0-9][\w]*|[#:])|(<>|<=|>=|[=<>()[\],.+-]))/y;

/** What stands where an expression came from: its parameter, and the names and values it may use. */
export interface Given {
  /** `FilterExpression` */
  readonly parameter: string;
  readonly names: { readonly [placeholder: string]: string };
  readonly values: { readonly [placeholder: string]: unknown };
  /** Placeholders that some expression of the request used. */
  readonly used: Set<string>;
}

/** Reads one expression token by token; every refusal names the expression. */
export class Tokens {
  readonly given: Given;
  readonly #tokens: readonly Token[];
  #at = 0;

  constructor(text: string, given: Given) {
    this.given = given;
    if (text.trim() === '') this.fail('The expression can not be empty;');
    this.#tokens = this.#split(text);
  }

  get next(): Token | undefined {
    return this.#tokens[this.#at];
  }

  /** The next word in capitals, for keywords. */
  get keyword(): string {
    return (this.next ?? '').toUpperCase();
  }

  peek(ahead: number): Token | undefined {
    return this.#tokens[this.#at + ahead];
  }

  take(): Token {
    const token = this.next ?? this.unexpected();
    this.#at++;
    return token;
  }

  skip(token: Token): boolean {
    if (this.next !== token) return false;
    this.#at++;
    return true;
  }

  skipKeyword(word: string): boolean {
    if (this.keyword !== word) return false;
    this.#at++;
    return true;
  }

  expect(token: Token): void {
    if (!this.skip(token)) this.unexpected();
  }

  end(): void {
    if (this.next !== undefined) this.unexpected();
  }

  unexpected(): never {
    const token = this.next ?? '<EOF>';
    const near = this.#tokens.slice(Math.max(0, this.#at - 1), this.#at + 2).join(' ');
    return this.fail(`Syntax error; token: "${token}", near: "${near}"`);
  }

  fail(message: string): never {
    return invalid(`Invalid ${this.given.parameter}: ${message}`);
  }

  #split(text: string): readonly Token[] {
    const tokens: Token[] = [];
    TOKEN.lastIndex = 0;
    let at = 0;
    while (text.slice(at).trim() !== '') {
      TOKEN.lastIndex = at;
      const match = TOKEN.exec(text);
      if (match === null) {
        const rest = text.slice(at).trimStart();
        return this.fail(`Syntax error; token: "${rest.charAt(0)}", near: "${rest.slice(0, 10)}"`);
      }
      tokens.push(match[1] ?? match[2] ?? '');
      at = TOKEN.lastIndex;
    }
    return tokens;
  }
}
