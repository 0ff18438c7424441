import type { Customization } from './command-option.ts';
import { isJsonObject, without } from './json-object.ts';

/** `--zip-file fileb://…` in place of the structure that holds the code. */
export function zipFileIn(member: string): Customization {
  return {
    options: (options) => [
      ...options.map((option) =>
        option.role.kind === 'member' && option.role.member === member
          ? { ...option, required: false }
          : option,
      ),
      {
        name: 'zip-file',
        arity: 'one',
        required: false,
        destination: 'zip-file',
        role: { kind: 'member', member: 'ZipFile', shape: 'blob' },
      },
    ],
    finish(input) {
      const { ZipFile } = input;
      if (ZipFile === undefined) return input;
      const code = input[member];
      return { ...without(input, 'ZipFile'), [member]: { ...(isJsonObject(code) ? code : {}), ZipFile } };
    },
  };
}
