import type { CloudRequest } from '../../kernel/cloud/request.ts';
import type { TypedCommand } from '../../lessons/goals/verdict.ts';
import type { LaptopFile } from '../../shell/laptop.ts';

/** The machine in front of which one sits, for whoever watches what is done there: every terminal of a lab is on it. */
export interface WatchedLaptop {
  /** What a terminal that opens finds in its home. */
  home(): readonly LaptopFile[];
  /** A line has ended, with the calls that it made and what lies in the home now. */
  ran(line: TypedCommand, calls: readonly CloudRequest[], home: readonly LaptopFile[]): void;
  /** Tells when all begins anew: nobody is logged in anywhere, and the home is as given. Gives what ends it. */
  onAnew(act: () => void): () => void;
}
