import { hashHex } from '../../kernel/lib/hash.ts';
import type { Instance } from '../../resources/instance/schema.ts';

/** How long Windows prepares itself before it tells a password. */
const PREPARES_MS = 240_000;

/** The administrator's password of a Windows instance: the same in every replay. */
export function windowsPassword(instanceId: string): string {
  return `${hashHex(`password/${instanceId}`).slice(0, 20)}!Aa1`;
}

/** Whether it has one yet. */
export function hasPassword({ Platform, State, LaunchTime }: Instance, clock: number): boolean {
  return Platform === 'windows' && State === 'running' && clock - LaunchTime >= PREPARES_MS;
}
