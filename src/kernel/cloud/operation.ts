import type * as z from 'zod';
import type { JsonObject } from '../lib/json.ts';
import type { Context } from './context.ts';
import type { TableTypes } from './record.ts';

/**
 * One API operation. `input` is a strict zod object with AWS's parameter names; `run` returns the
 * output in AWS's shape or refuses. `errors` lists every code that `run` itself can refuse with
 * (the generic validation codes are not listed); `example` is an input that parses.
 */
export interface Operation<T extends TableTypes> {
  readonly service: string;
  readonly name: string;
  readonly input: z.ZodType;
  readonly errors: readonly string[];
  readonly example: JsonObject;
  run(context: Context<T>, input: never): JsonObject;
}

/** Checks an operation's pieces against each other, then forgets the input's type. */
export function operation<T extends TableTypes, Schema extends z.ZodType>(spec: {
  readonly name: string;
  readonly service?: string;
  readonly input: Schema;
  readonly errors?: readonly string[];
  readonly example: z.input<Schema>;
  readonly run: (context: Context<T>, input: z.output<Schema>) => object;
}): Operation<T> {
  return {
    service: spec.service ?? 'ec2',
    name: spec.name,
    input: spec.input,
    errors: spec.errors ?? [],
    example: spec.example as JsonObject,
    run: spec.run as Operation<T>['run'],
  };
}
