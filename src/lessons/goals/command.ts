import * as z from 'zod';
import type { JsonValue } from '../../kernel/lib/json.ts';
import { type GoalKind, goalBase } from './goal-kind.ts';
import { MET, notMet } from './verdict.ts';

export const commandSchema = z
  .strictObject({
    kind: z.literal('command'),
    ...goalBase,
    operation: z
      .string()
      .regex(/^[A-Z]\w+$/, 'write AWS’s operation name, such as DescribeSubnets')
      .optional()
      .meta({ description: 'AWS’s operation name: DescribeSubnets' }),
    program: z
      .string()
      .regex(/^[\w.-]+$/, 'write the name of a program, such as ss')
      .optional()
      .meta({
        description: 'Instead of an operation: a program that was run in the terminal, on any machine',
      }),
    input: z
      .record(z.string(), z.unknown())
      .optional()
      .meta({ description: 'Parameters that the call has to have' }),
  })
  .refine(({ operation, program }) => (operation === undefined) !== (program === undefined), {
    message: 'write either an operation or a program',
  });

/** The learner made that API call, by command or by hand, or ran that program. */
export const command: GoalKind<z.infer<typeof commandSchema>> = {
  schema: commandSchema,
  tell: ({ operation, program }) => `Use ${program ?? kebab(operation ?? '')}`,
  judge: ({ operation, program, input }, { commands, typed }) => {
    const isUsed =
      program !== undefined
        ? typed.some(({ text }) => runs(text, program))
        : commands.some((call) => call.operation === operation && holds(call.input, input ?? {}));
    return isUsed ? MET : notMet('It was not used so far.');
  },
};

/** Whether the program is a command of the line, perhaps behind sudo or within what ssh runs. */
function runs(text: string, program: string): boolean {
  const name = program.replace(/[.]/g, '\\.');
  return new RegExp(
    `(?:^|[;|&('"\`])\\s*(?:sudo\\s+(?:-\\S+\\s+)*)?(?:[\\w./-]*/)?${name}(?=$|[\\s;|&)'"\`])`,
    'm',
  ).test(text);
}

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
