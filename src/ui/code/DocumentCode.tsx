import { type ReactNode, useEffect, useId, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import { type CodeProblem, type CodeSession, isBehind, isDirty } from '../../state/code/code-session.ts';
import { codeJsonSchema, recordLinesOf } from '../../state/code/code-view.ts';
import { Button } from '../components/Button.tsx';
import { useLab, useLabState } from '../lab/lab-context.ts';
import { CodeEditor } from './CodeEditor.tsx';
import { CodeFoot } from './CodeFoot.tsx';
import { useOfferedReferences } from './use-offered-references.ts';
import { useOfferedSchema } from './use-offered-schema.ts';

interface Props {
  readonly session: CodeSession;
  readonly views: ReactNode;
  readonly locked: string | null;
  readonly isShown: boolean;
}

/** So long after the last key the text is looked through. */
const CHECK_AFTER = 400;

const SHOWN = 'Layout, clocks and unknown imported objects stay as they are.';

/** The document as JSON: written freely, applied at once or not at all. */
export function DocumentCode({ session, views, locked, isShown }: Props) {
  const lab = useLab();
  const state = useStore(session.store);
  const selection = useLabState(({ selection: keys }) => keys);
  const document = useLabState((lately) => lately.document);
  const [said, setSaid] = useState('');
  const [leaves, setLeaves] = useState(false);
  const [goal, setGoal] = useState<CodeProblem | null>(null);
  const path = `${useId().replaceAll(/\W/g, '')}/architecture.json`;
  const dirty = isDirty(state);

  useEffect(() => {
    if (isShown && document !== session.document) session.sync();
  }, [session, document, isShown]);
  useCheck(session, state.text);
  useKeptFromClosing(dirty);
  useOfferedSchema(path, codeJsonSchema, document, isShown);
  useOfferedReferences(path);
  const records = useMemo(() => recordLinesOf(state.text), [state.text]);

  const apply = async () => {
    const done = await session.apply();
    setSaid(done.ok ? 'Applied. Undo takes it back.' : done.error);
    const [first] = session.store.getState().problems;
    if (!done.ok && first !== undefined) setGoal({ ...first });
  };
  const merge = () => {
    const done = session.merge();
    if (!done.ok) setSaid(done.error);
    else if (done.value.length === 0) setSaid('Both changes are in the text now. Apply it when it is right.');
    else setSaid(`Both are in the text now. Changed on both sides, yours stands: ${done.value.join(', ')}.`);
  };
  return (
    <>
      <div className="flex flex-wrap items-center gap-2 px-3 py-1.5">
        {views}
        <p role="status" className="min-w-0 flex-1 text-muted text-xs">
          {locked ?? (said !== '' ? said : dirty ? 'Written here, not applied yet.' : '')}
        </p>
        {locked === null && (
          <>
            <Button
              disabled={!dirty}
              onClick={() => {
                session.takeCurrent();
                setSaid('The text is the document again. Ctrl+Z in the editor brings yours back.');
              }}
            >
              Discard
            </Button>
            <Button look="accent" disabled={!dirty} onClick={() => void apply()}>
              Apply
            </Button>
          </>
        )}
      </div>
      {isBehind(state) && (
        <div
          role="alert"
          className="flex flex-wrap items-center gap-2 border-line border-t bg-warn-soft px-3 py-1.5"
        >
          <p className="min-w-0 flex-1">The architecture changed elsewhere while you were writing.</p>
          <Button onClick={merge}>Merge both</Button>
          <Button onClick={() => session.keepMine()}>Keep my text</Button>
          <Button onClick={() => session.takeCurrent()}>Take the new one</Button>
        </div>
      )}
      <div className="min-h-0 flex-1 border-line border-t">
        <CodeEditor
          path={path}
          label="Document as JSON"
          language="json"
          text={state.text}
          readOnly={locked}
          onWrite={(text) => {
            session.write(text);
            setSaid('');
          }}
          problems={state.problems}
          records={records}
          selection={selection}
          onSelect={(key) => lab.select([key])}
          goal={goal}
          onTabMode={setLeaves}
        />
      </div>
      <ProblemList problems={state.problems} onGo={(problem) => setGoal({ ...problem })} />
      <CodeFoot leaves={leaves}>{SHOWN}</CodeFoot>
    </>
  );
}

function ProblemList(props: {
  readonly problems: readonly CodeProblem[];
  readonly onGo: (problem: CodeProblem) => void;
}) {
  if (props.problems.length === 0) return null;
  return (
    <ul
      aria-label="Problems in the text"
      className="max-h-20 shrink-0 overflow-auto border-line border-t px-1.5 py-1"
    >
      {props.problems.map((problem) => (
        <li key={`${problem.line}:${problem.column}:${problem.message}`}>
          <button
            type="button"
            onClick={() => props.onGo(problem)}
            className="flex min-h-6 w-full gap-2 rounded px-1.5 text-left text-xs hover:bg-sunken"
          >
            <span className="shrink-0 text-muted tabular-nums">
              Line {problem.line}, column {problem.column}
            </span>
            <span className="text-drop">{problem.message}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}

function useCheck(session: CodeSession, text: string): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: another text, another look
  useEffect(() => {
    const timer = setTimeout(() => session.check(), CHECK_AFTER);
    return () => clearTimeout(timer);
  }, [session, text]);
}

/** The browser asks before it closes a page with text that was not applied. */
function useKeptFromClosing(dirty: boolean): void {
  useEffect(() => {
    if (!dirty) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener('beforeunload', ask);
    return () => removeEventListener('beforeunload', ask);
  }, [dirty]);
}
