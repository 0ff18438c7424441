import type { AwsCloud } from '../../resources/tables.ts';
import type { LaptopFile } from '../../shell/laptop.ts';

/** A cloud with what is inside its instances, and the laptop in front of which one sits. */
export interface TypedState {
  readonly cloud: AwsCloud;
  readonly laptop: readonly LaptopFile[];
}
