import type { JsonObject } from '../kernel/lib/json.ts';
import type { Result } from '../kernel/lib/result.ts';
import type { CommandError } from './errors.ts';

/** How many words an option takes, in argparse's sense. `maybe` is none or one, `many` is any number. */
export type Arity = 'none' | 'maybe' | 'one' | 'many';

/** What an option's words become. */
export type OptionRole =
  | { readonly kind: 'member'; readonly member: string; readonly shape: string }
  /** `--egress`: the member is a boolean. */
  | { readonly kind: 'flag'; readonly member: string; readonly value: boolean }
  /** `--no-source-dest-check`: the member is a structure with the single boolean member `Value`. */
  | {
      readonly kind: 'attribute-flag';
      readonly member: string;
      readonly shape: string;
      readonly value: boolean;
    }
  /** An option that only the command line has; its customization gives it a meaning. */
  | { readonly kind: 'custom' }
  | { readonly kind: 'page'; readonly setting: 'startingToken' | 'pageSize' | 'maxItems' }
  | { readonly kind: 'input-json' }
  | { readonly kind: 'skeleton' };

export interface CommandOption {
  /** Without the leading dashes. */
  readonly name: string;
  readonly arity: Arity;
  readonly required: boolean;
  /** Options with the same destination overwrite each other: the last one given counts. */
  readonly destination: string;
  readonly role: OptionRole;
}

/** The words given to a command's own options, by option name. Flags have no words. */
export type GivenWords = ReadonlyMap<string, readonly string[]>;

/** Words that belong together on the line: an option and its values. */
export type WordGroup = readonly string[];

/** Where AWS CLI's commands differ from what the service model says. */
export interface Customization {
  /** Changes the options that the model gives. */
  readonly options?: (options: readonly CommandOption[]) => readonly CommandOption[];
  /** Turns the words of custom options into input members. `input` holds what the other options gave. */
  readonly read?: (given: GivenWords, input: JsonObject) => Result<JsonObject, CommandError>;
  /** The last change before the request is checked and sent; it also sees `--cli-input-json`. */
  readonly finish?: (input: JsonObject) => JsonObject;
  /** Prints some members in the command's own, shorter words. */
  readonly print?: (input: JsonObject) => PrintedMembers;
}

export interface PrintedMembers {
  /** Options by the member whose place on the line they take. */
  readonly groups: ReadonlyMap<string, readonly WordGroup[]>;
  /** What is left for the general rules. */
  readonly rest: JsonObject;
}
