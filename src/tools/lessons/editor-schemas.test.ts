import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { editorSchemas } from './editor-schemas.ts';

const top = new URL('../../../', import.meta.url);

it.each([...editorSchemas()])(
  '%s is as the schemas are: else run npm run lessons:check -- --write-schemas',
  (path, text) => {
    expect(readFileSync(new URL(path, top), 'utf8')).toBe(text);
  },
);
