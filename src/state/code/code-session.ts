import { createStore, type StoreApi } from 'zustand/vanilla';
import { applyCode } from '../../editor/commands/apply-code.ts';
import type { LabDocument } from '../../editor/document.ts';
import { mergeCode } from '../../io/code/merge-code.ts';
import { type Code, codeOf, printCode } from '../../io/code/print-code.ts';
import { type CodeProblem, readCode } from '../../io/code/read-code.ts';
import type { Result } from '../../kernel/lib/result.ts';
import { err, ok } from '../../kernel/lib/result.ts';
import { loadDataServices } from '../../resources/load-data-services.ts';
import { createLab, type Lab, NOT_LOADED } from '../lab.ts';

export type { CodeProblem } from '../../io/code/read-code.ts';

/** One document's text, as far as it was written. */
interface Draft {
  readonly text: string;
  /** The document's own text, as the writer began from it. */
  readonly base: string;
}

export interface CodeState extends Draft {
  /** The document's text as it is now. */
  readonly current: string;
  readonly problems: readonly CodeProblem[];
}

/**
 * The document as text that a person writes in. Drafts of documents are kept while others are open: what was
 * typed is never lost, whatever is clicked.
 */
export class CodeSession {
  readonly store: StoreApi<CodeState>;
  readonly #lab: Lab;
  readonly #drafts = new Map<string, Draft>();
  #document: LabDocument;

  constructor(lab: Lab) {
    this.#lab = lab;
    this.#document = lab.store.getState().document;
    const text = printCode(codeOf(this.#document));
    this.store = createStore<CodeState>(() => ({ text, base: text, current: text, problems: [] }));
  }

  get document(): LabDocument {
    return this.#document;
  }

  /** Takes up what happened to the document. Unwritten text follows it; written text stays. */
  sync(): void {
    const { document } = this.#lab.store.getState();
    if (document === this.#document) return;
    const isOther = document.id !== this.#document.id;
    const before = this.store.getState();
    if (isOther && isDirty(before))
      this.#drafts.set(this.#document.id, { text: before.text, base: before.base });
    this.#document = document;
    const current = printCode(codeOf(document));
    const draft = isOther ? this.#drafts.get(document.id) : isDirty(before) ? before : undefined;
    this.#drafts.delete(document.id);
    const { text, base } = draft ?? { text: current, base: current };
    this.#set({ text, base: text === current ? current : base, current });
  }

  write(text: string): void {
    const state = this.store.getState();
    if (text !== state.text) this.#set({ ...state, text });
  }

  /** What was written makes way for the document as it is. */
  takeCurrent(): void {
    const { current } = this.store.getState();
    this.#set({ text: current, base: current, current });
  }

  /** What was written stands: applied, it replaces what changed meanwhile. */
  keepMine(): void {
    const state = this.store.getState();
    this.#set({ ...state, base: state.current });
  }

  /** Both changes in one text. The error says why not; the value names what both changed: mine stands there. */
  merge(): Result<readonly string[], string> {
    const { text, base, current } = this.store.getState();
    if (!readCode(text, this.#document).ok) return err('Mend what is marked in your text first, then merge.');
    const parse = (code: string) => JSON.parse(code) as Code;
    const { code, both } = mergeCode(parse(base), parse(text), parse(current));
    this.#set({ text: printCode(code), base: current, current });
    return ok(both);
  }

  /** One entry of the history. The error is a sentence; the marks in the text say the rest. */
  async apply(): Promise<Result<void, string>> {
    const { text } = this.store.getState();
    await loadDataServices();
    if (!(await this.#lab.prepare())) return err(NOT_LOADED.message);
    const read = readCode(text, this.#document);
    if (!read.ok) {
      this.store.setState({ problems: read.error });
      const count = read.error.length === 1 ? 'One thing has' : `${read.error.length} things have`;
      return err(`Nothing was changed: ${count} to be mended first.`);
    }
    if (!canBeDrawn(read.value))
      return err(
        'Nothing was changed: the parts contradict each other, and this cannot be drawn. Your text stays here.',
      );
    const done = this.#lab.run(applyCode, { state: read.value });
    if (!done.ok) return err(done.error.message);
    this.#document = this.#lab.store.getState().document;
    const current = printCode(codeOf(this.#document));
    this.#set({ text: current, base: current, current });
    return ok(undefined);
  }

  /** Looks through the text again. */
  check(): void {
    const state = this.store.getState();
    const read = isDirty(state) ? readCode(state.text, this.#document) : ok(null);
    this.store.setState({ problems: read.ok ? [] : read.error });
  }

  #set(next: Draft & { readonly current: string }): void {
    this.store.setState({ ...next, ...(next.text === next.current ? { problems: [] } : {}) });
  }
}

export function isDirty({ text, base }: Draft): boolean {
  return text !== base;
}

/** Written text whose document went on without it. */
export function isBehind(state: CodeState): boolean {
  return isDirty(state) && state.base !== state.current;
}

/** Facts that are each well-formed may make a whole that nothing can be computed of: tried out on a Lab of its own. */
function canBeDrawn(document: LabDocument): boolean {
  try {
    createLab(document);
    return true;
  } catch {
    return false;
  }
}
