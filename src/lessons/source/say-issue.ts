import type * as z from 'zod';

type Issue = z.core.$ZodIssue;

interface Said {
  readonly path: readonly PropertyKey[];
  readonly message: string;
}

/** What a schema finds wrong, in words that say what to write instead. */
export function sayIssue(issue: Issue): readonly Said[] {
  const place = placeName(issue.path);
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => ({
        path: [...issue.path, key],
        message: `${place}"${key}" is not a field here: check its spelling or remove it.`,
      }));
    case 'invalid_type':
      return [
        {
          path: issue.path,
          message:
            issue.input === undefined
              ? `${place}this field is missing: it holds ${article(issue.expected)}.`
              : `${place}this has to be ${article(issue.expected)}.`,
        },
      ];
    case 'invalid_value':
      return [{ path: issue.path, message: `${place}write one of: ${issue.values.map(String).join(', ')}.` }];
    case 'invalid_union':
      return [
        {
          path: issue.path,
          message:
            issue.discriminator === undefined
              ? `${place}this has none of the forms that are possible here.`
              : `${place}"${issue.discriminator}" is missing or unknown: lessons/README.md lists what it can be.`,
        },
      ];
    default:
      return [{ path: issue.path, message: `${place}${issue.message}.`.replace(/\.\.$/, '.') }];
  }
}

function placeName(path: readonly PropertyKey[]): string {
  return path.length === 0 ? '' : `${path.map(String).join('.')}: `;
}

function article(expected: string): string {
  switch (expected) {
    case 'array':
      return 'a list (lines that begin with "- ")';
    case 'object':
    case 'record':
      return 'a group of fields';
    case 'boolean':
      return 'true or false';
    case 'int':
    case 'number':
      return 'a number';
    case 'string':
      return 'a text';
    default:
      return expected;
  }
}
