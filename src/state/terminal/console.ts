import type { CommandEvent, PacketEvent } from '../../shell/ports.ts';
import type { Shell } from '../../shell/shell.ts';
import { bold, colourAnswer, colourError, dim, promptColour } from './colours.ts';
import type { LabSession } from './lab-session.ts';
import { type EditedLine, EMPTY_LINE, insert, lineOf, pressKey } from './line-editor.ts';
import { commonStart, listChoices } from './list-choices.ts';
import { paintLine } from './paint-line.ts';
import { scriptFault } from './script-fault.ts';

/** Where a console prints, and what it tells. */
export interface ConsolePort {
  write(text: string): void;
  columns(): number;
  clear(): void;
  /** A command spoke to the cloud. */
  command(event: CommandEvent): void;
  /** A command sent a packet. */
  packet(event: PacketEvent): void;
  /** A run began, got further, or ended. */
  changed(): void;
  /** A line that was typed has ended; `where` one was when it began: an instance, or null for the laptop. */
  ran?(text: string, where: string | null, exitCode: number): Promise<void>;
  /** `exit` was typed. */
  closed(): void;
  /** Lets the page draw and keys arrive. */
  breathe(): Promise<void>;
}

/** What runs at the moment. */
export interface ConsoleRun {
  /** Of a script that was dropped or chosen; null: a line that was typed. */
  readonly script: string | null;
  /** Calls made so far. */
  readonly calls: number;
}

interface Search {
  readonly text: string;
  /** Index in the history; undefined: nothing fits. */
  readonly at: number | undefined;
}

const WELCOME = `${bold('A shell on this architecture.')} aws commands change the canvas, and the canvas is what they read.
Try ${bold('aws ec2 describe-vpcs --output table')}. Tab completes; Ctrl+R searches what you typed.
To leave: Esc, then Tab; or F6.
`;

/** One terminal: keys go in, text comes out, and between them lines are edited, kept and run. */
export class Console {
  readonly #shell: Shell;
  readonly #session: LabSession;
  readonly #port: ConsolePort;
  #line: EditedLine = EMPTY_LINE;
  /** Lines typed so far of a command that takes several. */
  #begun = '';
  #row = 0;
  #search: Search | null = null;
  #stop: AbortController | null = null;
  #run: ConsoleRun | null = null;
  #answer: { readonly question: string; readonly give: (text: string | undefined) => void } | null = null;
  /** What was typed or pasted while something ran. */
  #ahead: string[] = [];
  #isAtStart = true;

  constructor(shell: Shell, session: LabSession, port: ConsolePort) {
    this.#shell = shell;
    this.#session = session;
    this.#port = port;
  }

  get run(): ConsoleRun | null {
    return this.#run;
  }

  begin(): void {
    this.#print(`${WELCOME}\n`);
    this.#paintNew();
  }

  /** What the keyboard sends. */
  key(data: string): void {
    if (data === '\x03') this.#interrupt();
    else if (this.#isBusy) this.#ahead.push(data);
    else if (this.#search !== null) this.#searchKey(this.#search, data);
    else this.#lineKey(data);
  }

  /** What was pasted: every whole line runs, as if typed; what follows the last line break waits. */
  paste(text: string): void {
    const fault = scriptFault(text);
    if (fault !== null) {
      this.say(`Not pasted: ${fault}`);
      return;
    }
    this.#feed(text.replace(/\r\n?/g, '\n').split(/(?<=\n)/));
  }

  /** Puts text in the line without running it. */
  prefill(text: string): void {
    const tidy = text.replace(/\r\n?/g, '\n').trimEnd();
    if (this.#isBusy) this.#ahead.push(tidy);
    else {
      this.#search = null;
      this.#line = insert(lineOf(''), tidy);
      this.#paint();
    }
  }

  /** Runs a script's text in this shell. */
  async runScript(name: string, text: string): Promise<void> {
    const fault = scriptFault(text);
    if (fault !== null || this.#isBusy) {
      this.say(`${name} was not run: ${fault ?? 'something else runs. Stop it with Ctrl+C first.'}`);
      return;
    }
    this.#line = EMPTY_LINE;
    this.#paint();
    this.#print(`${dim(`# ${name}`)}\n`);
    // A shell within: what it sets, and how it ends, is its own.
    await this.#execute(`(\n${text.replace(/\r\n?/g, '\n')}\n)`, name);
  }

  /** A line of our own among the output, above the line that is typed. */
  say(text: string): void {
    if (this.#isBusy) {
      this.#print(`${dim(text)}\n`);
      return;
    }
    this.#port.write(`${this.#row > 0 ? `\x1b[${this.#row}A` : ''}\r\x1b[J`);
    this.#print(`${dim(text)}\n`);
    this.#paintNew();
  }

  /** After the width changed. */
  resized(): void {
    if (!this.#isBusy) this.#paint();
  }

  clear(): void {
    this.#port.clear();
    this.#row = 0;
    if (!this.#isBusy) this.#paint();
  }

  /** Ctrl+C by other means. */
  stop(): void {
    this.#interrupt();
  }

  get #isBusy(): boolean {
    return this.#stop !== null && this.#answer === null;
  }

  #interrupt(): void {
    this.#ahead = [];
    if (this.#stop !== null) {
      this.#stop.abort();
      this.#print('^C\n');
      this.#settleAnswer(undefined);
      return;
    }
    this.#search = null;
    this.#end('^C');
    this.#begun = '';
    this.#line = EMPTY_LINE;
    this.#paintNew();
  }

  #lineKey(data: string): void {
    if (data === '\r' || data === '\n') this.#enter();
    else if (data === '\t') void this.#complete();
    else if (data === '\x0c') this.clear();
    else if (data === '\x12') this.#setSearch({ text: '', at: undefined });
    else if (data === '\x04' && this.#line.text === '') this.#endOfInput();
    else {
      const next = pressKey(this.#line, data === '\x04' ? '\x1b[3~' : data, this.#shell.history.lines);
      if (next === null) return;
      this.#line = next;
      this.#paint();
    }
  }

  #endOfInput(): void {
    if (this.#answer !== null) this.#settleAnswer(undefined);
    else {
      this.#end('exit');
      this.#port.closed();
    }
  }

  #enter(): void {
    const { text } = this.#line;
    if (this.#answer === null && this.#begun === '' && this.#isSeveral(text)) {
      // One after the other, as if typed: what the first leads into, the next is typed in.
      this.#line = EMPTY_LINE;
      this.#paint();
      this.#feed(text.split('\n').map((line) => `${line}\n`));
      return;
    }
    this.#end('');
    this.#line = EMPTY_LINE;
    if (this.#answer !== null) {
      this.#settleAnswer(text);
      return;
    }
    const whole = this.#begun + text;
    if (whole.trim() !== '' && this.#shell.needsMore(whole)) {
      this.#begun = `${whole}\n`;
      this.#paintNew();
      return;
    }
    this.#begun = '';
    this.#shell.history.add(whole);
    if (whole.trim() === '') this.#paintNew();
    else if (whole.trim() === 'clear') this.clear();
    else void this.#execute(whole, null);
  }

  /** Several commands, one below the other; not one that takes several lines. */
  #isSeveral(text: string): boolean {
    const lines = text.split('\n');
    return lines.some(
      (_, index) =>
        index > 0 &&
        lines.slice(index).some((line) => line.trim() !== '') &&
        !this.#shell.needsMore(lines.slice(0, index).join('\n')),
    );
  }

  async #execute(text: string, script: string | null): Promise<void> {
    const stop = new AbortController();
    this.#stop = stop;
    const where = this.#shell.instance ?? null;
    this.#set({ script, calls: 0 });
    try {
      const { exitCode, hasExited } = await this.#shell.run(text, {
        output: {
          stdout: (piece) => this.#print(colourAnswer(piece)),
          stderr: (piece) => this.#print(colourError(piece)),
          command: (event) => {
            this.#session.endCommand();
            this.#set({ script, calls: (this.#run?.calls ?? 0) + 1 });
            this.#port.command(event);
          },
          packet: (event) => this.#port.packet(event),
        },
        signal: stop.signal,
        columns: this.#port.columns(),
        ...(script !== null && { name: script }),
        ask: (question) => this.#ask(question),
        breathe: () => this.#port.breathe(),
      });
      await this.#port.ran?.(text, where, exitCode);
      if (script !== null) this.#print(`${this.#newLine()}${dim(`# ${script}: exit code ${exitCode}`)}\n`);
      if (hasExited && script === null) this.#port.closed();
    } finally {
      this.#stop = null;
      this.#set(null);
    }
    this.#print(this.#newLine());
    this.#paintNew();
    const ahead = this.#ahead;
    this.#ahead = [];
    this.#feed(ahead);
  }

  /** Pieces one after the other; what comes when a run begins waits until it is over. */
  #feed(pieces: readonly string[]): void {
    for (const piece of pieces) {
      if (this.#isBusy) this.#ahead.push(piece);
      else if (piece.length > 1 && piece.endsWith('\n')) {
        this.#line = insert(this.#line, piece.slice(0, -1).replaceAll('\t', '  '));
        this.#paint();
        this.#enter();
      } else if (piece.length > 1 && !piece.startsWith('\x1b')) {
        this.#line = insert(this.#line, piece.replaceAll('\t', '  '));
        this.#paint();
      } else this.key(piece);
    }
  }

  #ask(question: string): Promise<string | undefined> {
    return new Promise((resolve) => {
      this.#answer = { question, give: resolve };
      this.#line = EMPTY_LINE;
      this.#paintNew();
    });
  }

  #settleAnswer(text: string | undefined): void {
    const answer = this.#answer;
    this.#answer = null;
    answer?.give(text);
  }

  async #complete(): Promise<void> {
    const before = this.#line;
    const { start, choices } = await this.#shell.complete(before.text, before.cursor);
    if (this.#line !== before || this.#isBusy || choices.length === 0) return;
    const [only] = choices;
    const typed = before.text.slice(start, before.cursor);
    const found = choices.length === 1 && only !== undefined ? only.text : commonStart(choices);
    if (choices.length > 1 && found.length <= typed.length) {
      this.#end('');
      this.#print(listChoices(choices, this.#port.columns()));
      this.#paintNew();
      return;
    }
    const blank = choices.length === 1 && only?.isWhole === true ? ' ' : '';
    const text = `${before.text.slice(0, start)}${found}${blank}`;
    this.#line = { ...before, text: text + before.text.slice(before.cursor), cursor: text.length };
    this.#paint();
  }

  #setSearch(search: Search | null): void {
    this.#search = search;
    const found = search?.at === undefined ? undefined : this.#shell.history.lines[search.at];
    if (found !== undefined) this.#line = lineOf(found);
    this.#paint();
  }

  #searchKey(search: Search, data: string): void {
    const { history } = this.#shell;
    const seek = (text: string, from?: number) =>
      this.#setSearch({ text, at: text === '' ? undefined : history.searchBack(text, from) });
    if (data === '\x12') {
      const further = search.at === undefined ? undefined : history.searchBack(search.text, search.at);
      if (further !== undefined) this.#setSearch({ ...search, at: further });
    } else if (data === '\x7f') seek(search.text.slice(0, -1));
    else if (data === '\x07' || data === '\x1b') {
      this.#line = EMPTY_LINE;
      this.#setSearch(null);
    } else if (data >= ' ' && !data.startsWith('\x1b')) seek(search.text + data);
    else {
      this.#setSearch(null);
      this.#lineKey(data);
    }
  }

  #prompt(): string {
    if (this.#answer !== null) return this.#answer.question;
    if (this.#search !== null) {
      const { text, at } = this.#search;
      return dim(`(${text !== '' && at === undefined ? 'nothing found' : 'search back'}) ${text}: `);
    }
    return this.#begun === '' ? promptColour(this.#shell.prompt) : dim('> ');
  }

  /** The prompt in a new row. */
  #paintNew(): void {
    this.#row = 0;
    this.#paint();
  }

  #paint(): void {
    const { text, cursor } = this.#line;
    const painted = paintLine(this.#row, this.#prompt(), text, cursor, this.#port.columns());
    this.#row = painted.row;
    this.#port.write(painted.out);
  }

  /** Leaves the line as it stands and goes on below it. */
  #end(mark: string): void {
    this.#line = { ...this.#line, cursor: this.#line.text.length };
    this.#search = null;
    this.#paint();
    this.#print(`${mark}\n`);
  }

  #newLine(): string {
    return this.#isAtStart ? '' : '\n';
  }

  #print(text: string): void {
    if (text === '') return;
    this.#isAtStart = text.endsWith('\n');
    this.#port.write(text);
  }

  #set(run: ConsoleRun | null): void {
    this.#run = run;
    this.#port.changed();
  }
}
