// Monaco with what this editor uses and nothing more: JSON with its language service, and shell without one.
// It is the editor people know from VS Code; nothing smaller completes and explains by a JSON Schema as well.
import * as monaco from 'monaco-editor/editor';
// The feature “suggest” registers what completes inline, not the list of what is offered.
import 'monaco-editor/editor/contrib/suggest/browser/suggestController';
import EditorWorker from 'monaco-editor/editor/editor.worker.js?worker';
import 'monaco-editor/features/bracketMatching/register';
import 'monaco-editor/features/clipboard/register';
// This and dropping are not wanted, but the language service asks for their services.
import 'monaco-editor/features/codelens/register';
import 'monaco-editor/features/codicon/register';
import 'monaco-editor/features/comment/register';
import 'monaco-editor/features/contextmenu/register';
import 'monaco-editor/features/dropOrPasteInto/register';
import 'monaco-editor/features/find/register';
import 'monaco-editor/features/folding/register';
import 'monaco-editor/features/format/register';
import 'monaco-editor/features/gotoError/register';
import 'monaco-editor/features/hover/register';
import 'monaco-editor/features/indentation/register';
import 'monaco-editor/features/linesOperations/register';
import 'monaco-editor/features/multicursor/register';
import 'monaco-editor/features/readOnlyMessage/register';
import 'monaco-editor/features/snippet/register';
import 'monaco-editor/features/suggest/register';
import 'monaco-editor/features/toggleTabFocusMode/register';
import 'monaco-editor/features/wordOperations/register';
import 'monaco-editor/languages/definitions/shell/register';
import JsonWorker from 'monaco-editor/languages/features/json/json.worker.js?worker';
import { jsonDefaults } from 'monaco-editor/languages/features/json/register';

// Workers are files of our own: no text is turned into code, as the page's Content-Security-Policy wants it.
globalThis.MonacoEnvironment = {
  getWorker: (_id, label) => (label === 'json' ? new JsonWorker() : new EditorWorker()),
};

jsonDefaults.setModeConfiguration({
  completionItems: true,
  hovers: true,
  tokens: true,
  foldingRanges: true,
  documentFormattingEdits: true,
  // What is wrong is said in one voice, ours: it knows more than a schema does.
  diagnostics: false,
});

/** The colours of the page: see `index.css`. */
const shades = {
  light: {
    page: '#ffffff',
    ink: '#101828',
    muted: '#4b586c',
    sunken: '#eef1f7',
    line: '#d5dce7',
    accent: '#3538cd',
  },
  dark: {
    page: '#131a2c',
    ink: '#e8ecf5',
    muted: '#a6b1c6',
    sunken: '#1b2338',
    line: '#2c3650',
    accent: '#a5b0ff',
  },
} as const;

for (const [name, shade] of Object.entries(shades))
  monaco.editor.defineTheme(`skytrace-${name}`, {
    base: name === 'dark' ? 'vs-dark' : 'vs',
    inherit: true,
    rules:
      name === 'dark'
        ? []
        : [
            // Monaco's own green and red are too faint on white.
            { token: 'comment', foreground: '3f6b2b' },
            { token: 'string.key.json', foreground: '8f1d3f' },
            { token: 'number', foreground: '076a48' },
          ],
    colors: {
      'editor.background': shade.page,
      'editor.foreground': shade.ink,
      'editorLineNumber.foreground': shade.muted,
      'editorLineNumber.activeForeground': shade.ink,
      'editorGutter.background': shade.page,
      'editorWidget.background': shade.page,
      'editorWidget.border': shade.line,
      'editorHoverWidget.background': shade.page,
      'editorHoverWidget.border': shade.line,
      'editorSuggestWidget.background': shade.page,
      'editorSuggestWidget.selectedBackground': shade.sunken,
      'editorSuggestWidget.selectedForeground': shade.ink,
      'editorSuggestWidget.highlightForeground': shade.accent,
      'editorSuggestWidget.focusHighlightForeground': shade.accent,
      focusBorder: shade.accent,
    },
  });

export { jsonDefaults, monaco };
