import * as z from 'zod';
import type { JsonValue } from '../../kernel/lib/json.ts';
import { type GoalKind, goalBase } from './goal-kind.ts';
import { MET, notMet } from './verdict.ts';

export const commandSchema = z.strictObject({
  kind: z.literal('command'),
  ...goalBase,
  operation: z
    .string()
    .regex(/^[A-Z]\w+$/, 'write AWS’s operation name, such as DescribeSubnets')
    .meta({ description: 'AWS’s operation name: DescribeSubnets' }),
  input: z
    .record(z.string(), z.unknown())
    .optional()
    .meta({ description: 'Parameters that the call has to have' }),
});

/** The learner made that API call, by command or by hand. */
export const command: GoalKind<z.infer<typeof commandSchema>> = {
  schema: commandSchema,
  tell: (goal) => `Use ${kebab(goal.operation)}`,
  judge: (goal, { commands }) =>
    commands.some(({ operation, input }) => operation === goal.operation && holds(input, goal.input ?? {}))
      ? MET
      : notMet('It was not used so far.'),
};

function kebab(operation: string): string {
  return operation.replace(/([a-z0-9])([A-Z])/g, '$1-$2').toLowerCase();
}

function holds(value: JsonValue | undefined, wanted: unknown): boolean {
  if (Array.isArray(wanted)) {
    const items = Array.isArray(value) ? (value as readonly JsonValue[]) : [];
    return wanted.every((part) => items.some((item) => holds(item, part)));
  }
  if (typeof wanted !== 'object' || wanted === null) return value === wanted;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const fields = value as { readonly [field: string]: JsonValue };
  return Object.entries(wanted).every(([field, part]) =>
    holds(Object.hasOwn(fields, field) ? fields[field] : undefined, part),
  );
}
