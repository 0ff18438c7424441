import type { JsonObject } from '../kernel/lib/json.ts';

/** What a command line asks for. Options that were not given are absent. */
export interface ParsedCommand {
  readonly service: string;
  /** AWS's operation name: `CreateVpc`. */
  readonly operation: string;
  readonly input: JsonObject;
  readonly region?: string;
  readonly profile?: string;
  readonly output?: string;
  /** A JMESPath expression, as it was written. */
  readonly query?: string;
  /** The other global options by name without dashes; a flag's value is true. */
  readonly globals: { readonly [option: string]: string | true };
  readonly paging: PagingOptions;
  /** Where the answer's content goes, for the commands that write it to a file. */
  readonly outfile?: string;
  /** `--generate-cli-skeleton`: print a sample instead of sending the request. */
  readonly skeleton?: string;
}

/** Paging that the command line does itself; none of it is part of the request. */
export interface PagingOptions {
  readonly startingToken?: string;
  readonly pageSize?: number;
  readonly maxItems?: number;
}
