import type { AwsError } from '../kernel/cloud/aws-error.ts';
import type { CloudRequest } from '../kernel/cloud/request.ts';
import type { Verdict } from '../kernel/forward/answer.ts';
import type { Flow } from '../kernel/forward/ask.ts';
import type { JsonObject } from '../kernel/lib/json.ts';
import type { Result } from '../kernel/lib/result.ts';
import type { AwsCloud } from '../resources/tables.ts';

/** Whose calls the shell makes when neither the command nor its profile says otherwise. */
export interface ShellPlace {
  readonly account: string;
  readonly region: string;
}

/** What the shell needs of the document it works on. Headless it is a variable, on the page a laboratory. */
export interface ShellSession {
  readonly cloud: AwsCloud;
  readonly place: ShellPlace;
  /**
   * Makes one API call, as one step of the history when it changed something. The label is the command
   * as it was typed. A refused call leaves everything as it was.
   */
  perform(label: string, request: CloudRequest): Result<JsonObject, AwsError>;
  /** Lets time pass: what is due by then is finished. Never a step of the history. */
  advance(until: number): void;
}

/** A packet that a command sent, so that it can be shown on its way. */
export interface PacketEvent {
  /** The command as it was typed. */
  readonly command: string;
  readonly flow: Flow;
  readonly verdict: Verdict;
}

/** What one command did to the cloud: for the canvas to flash. */
export interface CommandEvent {
  /** The command with its values filled in, quoted so that it can be typed again. */
  readonly command: string;
  readonly exitCode: number;
  readonly requests: readonly CloudRequest[];
  readonly made: readonly RecordRef[];
  readonly changed: readonly RecordRef[];
  readonly removed: readonly RecordRef[];
}

export interface RecordRef {
  readonly table: string;
  readonly id: string;
  readonly key: string;
}

/** Where the output of a run goes, piece by piece, as it is made. */
export interface ShellOutput {
  stdout(text: string): void;
  stderr(text: string): void;
  /** Called after every command that spoke to the cloud. */
  command?(event: CommandEvent): void;
  /** Called for every packet that a command sent through the cloud. */
  packet?(event: PacketEvent): void;
}

export interface RunOptions {
  readonly output: ShellOutput;
  /** Ctrl-C. */
  readonly signal?: AbortSignal | undefined;
  /** What the script reads. */
  readonly stdin?: string | undefined;
  /** `$0`, `$1`, … */
  readonly args?: readonly string[];
  /** `$0`. */
  readonly name?: string;
  /** Columns of the terminal; tables wider than that turn on their side. 80 when there is none. */
  readonly columns?: number;
  /** Asks the person in front and gives the answer; undefined at the end of input. */
  readonly ask?: (question: string) => Promise<string | undefined>;
  /** Awaited between commands: lets the page draw, and Ctrl-C arrive. */
  readonly breathe?: () => Promise<void>;
}

export interface RunResult {
  /** As bash gives it: 0 success, 130 after Ctrl-C, 126 when a limit stopped it. */
  readonly exitCode: number;
  /** `exit` was called (or `set -e` ended it): an interactive shell closes. */
  readonly hasExited: boolean;
}
