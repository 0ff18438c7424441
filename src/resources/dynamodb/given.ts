import * as z from 'zod';
import { jsonObject } from '../shared/data/facts.ts';
import { invalid } from './attribute-value.ts';
import type { Given } from './tokens.ts';

export const placeholders = {
  ExpressionAttributeNames: z.record(z.string(), z.string()).optional(),
  ExpressionAttributeValues: jsonObject.optional(),
};

interface Request {
  readonly ExpressionAttributeNames?: { readonly [name: string]: string } | undefined;
  readonly ExpressionAttributeValues?: { readonly [name: string]: unknown } | undefined;
  readonly [parameter: string]: unknown;
}

/** The expressions of one request: they share their placeholders, and each has to be of use. */
export class Expressions {
  readonly #request: Request;
  readonly #used = new Set<string>();

  constructor(request: Request) {
    this.#request = request;
    const hasAny = Object.entries(request).some(
      ([name, value]) => name.endsWith('Expression') && value !== undefined,
    );
    for (const kind of ['ExpressionAttributeNames', 'ExpressionAttributeValues'] as const) {
      if (request[kind] !== undefined && !hasAny)
        invalid(`${kind} can only be specified when using expressions`);
      if (request[kind] !== undefined && Object.keys(request[kind] ?? {}).length === 0)
        invalid(`${kind} must not be empty`);
    }
  }

  /** What `read` makes of the expression under that parameter; undefined where the request has none. */
  read<T>(parameter: string, read: (text: string, given: Given) => T): T | undefined {
    const text = this.#request[parameter];
    if (text === undefined) return undefined;
    return read(String(text), {
      parameter,
      names: this.#request.ExpressionAttributeNames ?? {},
      values: this.#request.ExpressionAttributeValues ?? {},
      used: this.#used,
    });
  }

  /** Once all are read: placeholders that none of them used are a fault. */
  finish(): void {
    for (const kind of ['ExpressionAttributeNames', 'ExpressionAttributeValues'] as const) {
      const unused = Object.keys(this.#request[kind] ?? {}).filter((name) => !this.#used.has(name));
      if (unused.length > 0)
        invalid(`Value provided in ${kind} unused in expressions: keys: {${unused.join(', ')}}`);
    }
  }
}
