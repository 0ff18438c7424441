import { useEffect, useRef, useState } from 'react';
import type { CodeProblem } from '../../state/code/code-session.ts';
import { type RecordLines, recordAt } from '../../state/code/code-view.ts';
import { prefersStill } from '../canvas/view.ts';
import { monaco } from './monaco.ts';
import { useDark } from './use-dark.ts';
import { uriOf } from './use-offered-schema.ts';

interface Props {
  /** Tells this text from others of the page. */
  readonly path: string;
  readonly label: string;
  readonly language: 'json' | 'shell';
  readonly text: string;
  /** Why nothing can be typed; null: everything can. */
  readonly readOnly: string | null;
  readonly onWrite?: (text: string) => void;
  readonly problems?: readonly CodeProblem[];
  readonly records: readonly RecordLines[];
  readonly selection: readonly string[];
  readonly onSelect: (key: string) => void;
  /** A place to go to; each object is one wish. */
  readonly goal?: { readonly line: number; readonly column: number } | null;
  readonly onTabMode: (leaves: boolean) => void;
}

/** One text in Monaco. What is selected in the Lab is lit in it, and the cursor selects. */
export function CodeEditor(props: Props) {
  const { label, text, readOnly, problems = [], records, selection, goal = null } = props;
  const place = useRef<HTMLDivElement>(null);
  const [editor, setEditor] = useState<monaco.editor.IStandaloneCodeEditor | null>(null);
  const isDark = useDark();
  const latest = useRef(props);
  latest.current = props;
  /** What this editor selected itself: it need not be shown what it showed. */
  const own = useRef<string | null>(null);
  /** While the text of the page is put in: nobody wrote it here. */
  const isFilling = useRef(false);

  useEffect(() => {
    if (place.current === null) return;
    const { editor: made, dispose } = makeEditor(place.current, latest.current);
    setEditor(made);
    return dispose;
  }, []);
  useEffect(() => monaco.editor.setTheme(isDark ? 'skytrace-dark' : 'skytrace-light'), [isDark]);
  useEffect(() => {
    editor?.updateOptions({
      readOnly: readOnly !== null,
      readOnlyMessage: { value: readOnly ?? '' },
      ariaLabel: label,
    });
  }, [editor, readOnly, label]);
  useEffect(() => {
    if (editor === null || editor.getValue() === text) return;
    // An edit of its own, so that Monaco's undo brings back what stood here.
    const model = editor.getModel();
    if (model === null) return;
    const state = editor.saveViewState();
    isFilling.current = true;
    model.pushStackElement();
    model.pushEditOperations([], [{ range: model.getFullModelRange(), text }], () => null);
    model.pushStackElement();
    isFilling.current = false;
    editor.restoreViewState(state);
  }, [editor, text]);
  useEffect(() => {
    const model = editor?.getModel();
    if (model === undefined || model === null) return;
    monaco.editor.setModelMarkers(model, 'skytrace', problems.map(markerOf));
  }, [editor, problems]);
  useEffect(() => {
    if (editor === null || goal === null) return;
    editor.setPosition({ lineNumber: goal.line, column: goal.column });
    editor.revealLineInCenter(goal.line);
    editor.focus();
  }, [editor, goal]);
  useLitRecords(editor, records, selection, own);
  useEffect(() => {
    if (editor === null) return;
    const onCursor = editor.onDidChangeCursorPosition(({ position, reason }) => {
      // Only where a person went: not where an edit from elsewhere pushed the cursor.
      if (reason !== monaco.editor.CursorChangeReason.Explicit || !editor.hasTextFocus()) return;
      const now = latest.current;
      const key = recordAt(now.records, position.lineNumber);
      if (key === null || (now.selection.length === 1 && now.selection[0] === key)) return;
      own.current = key;
      now.onSelect(key);
    });
    const onWrite = editor.onDidChangeModelContent(() => {
      if (!isFilling.current) latest.current.onWrite?.(editor.getValue());
    });
    return () => {
      onCursor.dispose();
      onWrite.dispose();
    };
  }, [editor]);
  return <div ref={place} className="code-editor h-full min-h-0" />;
}

function makeEditor(
  place: HTMLElement,
  { path, label, language, text, onTabMode }: Props,
): { readonly editor: monaco.editor.IStandaloneCodeEditor; readonly dispose: () => void } {
  const model = monaco.editor.createModel(text, language, uriOf(path));
  const editor = monaco.editor.create(place, {
    model,
    ariaLabel: label,
    automaticLayout: true,
    minimap: { enabled: false },
    scrollBeyondLastLine: false,
    fontSize: 13,
    lineHeight: 20,
    lineNumbersMinChars: 4,
    tabSize: 2,
    wordBasedSuggestions: 'off',
    // Names of fields are strings in JSON: they are offered while one types.
    quickSuggestions: { other: true, strings: true, comments: false },
    fixedOverflowWidgets: true,
    // A real text field: screen readers, and keys of the page that rest while one types, know it as such.
    editContext: false,
    smoothScrolling: !prefersStill(),
    cursorBlinking: prefersStill() ? 'solid' : 'blink',
    padding: { top: 6, bottom: 6 },
    overviewRulerBorder: false,
    renderLineHighlight: 'line',
    stickyScroll: { enabled: false },
    unicodeHighlight: { ambiguousCharacters: false },
  });
  const setTabMode = (leaves: boolean) => {
    editor.updateOptions({ tabFocusMode: leaves });
    onTabMode(leaves);
  };
  // Escape first closes what is open in the editor; then it lets Tab leave.
  editor.addCommand(
    monaco.KeyCode.Escape,
    () => setTabMode(true),
    '!suggestWidgetVisible && !findWidgetVisible && !editorHasMultipleSelections && !editorHasSelection && !markersNavigationVisible && !inSnippetMode && !editorHoverVisible',
  );
  const onBlur = editor.onDidBlurEditorText(() => setTabMode(false));
  return {
    editor,
    dispose: () => {
      onBlur.dispose();
      editor.dispose();
      model.dispose();
    },
  };
}

/** The lines of what is selected in the Lab, in sight. */
function useLitRecords(
  editor: monaco.editor.IStandaloneCodeEditor | null,
  records: readonly RecordLines[],
  selection: readonly string[],
  own: { current: string | null },
): void {
  const lit = useRef<monaco.editor.IEditorDecorationsCollection | null>(null);
  const shown = useRef<readonly string[]>([]);
  useEffect(() => {
    if (editor === null) return;
    const ranges = records.filter(({ key }) => selection.includes(key));
    lit.current ??= editor.createDecorationsCollection();
    lit.current.set(
      ranges.map(({ first, last }) => ({
        range: new monaco.Range(first, 1, last, 1),
        options: { isWholeLine: true, className: 'code-lit', linesDecorationsClassName: 'code-lit-edge' },
      })),
    );
    const [first] = ranges;
    const isNew = shown.current !== selection;
    shown.current = selection;
    const isOwn = selection.length === 1 && selection[0] === own.current;
    own.current = null;
    if (first === undefined || !isNew || isOwn) return;
    editor.revealRangeNearTopIfOutsideViewport(new monaco.Range(first.first, 1, first.last, 1));
  }, [editor, records, selection, own]);
}

function markerOf({ line, column, endLine, endColumn, message }: CodeProblem): monaco.editor.IMarkerData {
  return {
    severity: monaco.MarkerSeverity.Error,
    startLineNumber: line,
    startColumn: column,
    endLineNumber: endLine,
    endColumn,
    message,
  };
}
