import { useEffect } from 'react';
import { offersAt } from '../../state/code/code-view.ts';
import { monaco } from './monaco.ts';
import { uriOf } from './use-offered-schema.ts';

/**
 * Where a record names another one, those that the text at that path has, by name and with their ids. A JSON Schema
 * could offer ids alone.
 */
export function useOfferedReferences(path: string): void {
  useEffect(() => {
    const provider = monaco.languages.registerCompletionItemProvider(
      { language: 'json', pattern: uriOf(path).path },
      { triggerCharacters: ['"'], provideCompletionItems },
    );
    return () => provider.dispose();
  }, [path]);
}

function provideCompletionItems(
  model: monaco.editor.ITextModel,
  position: monaco.Position,
): monaco.languages.CompletionList {
  const found = offersAt(model.getValue(), model.getOffsetAt(position));
  if (found === null) return { suggestions: [] };
  const start = model.getPositionAt(found.from);
  const end = model.getPositionAt(found.to);
  const range = new monaco.Range(start.lineNumber, start.column, end.lineNumber, end.column);
  return {
    suggestions: found.offers.map(({ id, name, about }, index) => ({
      label: { label: name, description: about === '' ? id : about },
      detail: id,
      kind: monaco.languages.CompletionItemKind.Reference,
      insertText: JSON.stringify(id),
      filterText: JSON.stringify(`${name} ${id}`),
      // In the order of the text, before what else the editor knows.
      sortText: `!${String(index).padStart(5, '0')}`,
      range,
    })),
  };
}
