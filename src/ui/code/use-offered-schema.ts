import { useEffect } from 'react';
import { jsonDefaults, monaco } from './monaco.ts';

/** What completes and explains the text at that path; made again when the document is another one. */
export function useOfferedSchema(path: string, make: () => object, of: unknown, isShown: boolean): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is made of the document
  useEffect(() => {
    if (!isShown) return;
    const fileMatch = uriOf(path).toString();
    const schema = { uri: `skytrace:/schema/${path}`, fileMatch: [fileMatch], schema: make() };
    offer(schema.uri, schema);
    return () => offer(schema.uri, null);
  }, [path, of, isShown]);
}

type Schemas = NonNullable<typeof jsonDefaults.diagnosticsOptions.schemas>;

/** Several Labs of a page share one language service. */
function offer(uri: string, schema: Schemas[number] | null): void {
  const others = (jsonDefaults.diagnosticsOptions.schemas ?? []).filter((each) => each.uri !== uri);
  jsonDefaults.setDiagnosticsOptions({
    validate: true,
    enableSchemaRequest: false,
    schemas: schema === null ? others : [...others, schema],
  });
}

export function uriOf(path: string): monaco.Uri {
  return monaco.Uri.parse(`skytrace:/code/${path}`);
}
