import type * as z from 'zod';
import { refuse, refuseChoice } from './aws-error.ts';

/** Checks an operation's input against its schema; refuses with AWS's generic validation codes. */
export function checkInput<Schema extends z.ZodType>(schema: Schema, input: unknown): z.output<Schema> {
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  if (issue === undefined) return refuse('InvalidParameterValue', 'The request is not valid.');
  const path = formatPath(issue.path);
  if (issue.code === 'unrecognized_keys') {
    const name = formatPath([...issue.path, issue.keys[0] ?? '']);
    return refuse('UnknownParameter', `The parameter ${name} is not recognized`, name);
  }
  // A missing choice such as `RuleAction` is an `invalid_value` to zod.
  const mayBeMissing = issue.code === 'invalid_type' || issue.code === 'invalid_value';
  if (mayBeMissing && valueAt(input, issue.path) === undefined) {
    return refuse('MissingParameter', `The request must contain the parameter ${path}`, path);
  }
  const given = valueAt(input, issue.path);
  if (issue.code === 'invalid_value' && typeof given === 'string') {
    const choices = issue.values.filter((value) => typeof value === 'string');
    return refuseChoice(
      'InvalidParameterValue',
      `Value (${given}) for parameter ${path} is invalid. Valid values: ${choices.join(', ')}`,
      path,
      choices,
    );
  }
  return refuse('InvalidParameterValue', `Invalid value for parameter ${path}: ${issue.message}`, path);
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  let current = value;
  for (const step of path) {
    if (typeof current !== 'object' || current === null) return undefined;
    current = (current as { readonly [key: PropertyKey]: unknown })[step];
  }
  return current;
}

/** `IpPermissions[0].FromPort` */
export function formatPath(path: readonly PropertyKey[]): string {
  let text = '';
  for (const step of path) {
    if (typeof step === 'number') text += `[${step}]`;
    else text += text === '' ? String(step) : `.${String(step)}`;
  }
  return text;
}
