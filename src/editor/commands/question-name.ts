import type { AwsCloud } from '../../resources/tables.ts';
import type { Probe } from '../document.ts';
import { nameOf } from './support.ts';

/** Longer names are cut. */
export const MAX_QUESTION_NAME = 120;

/** The question itself, as short as can be: `internet → db-1:3306`. */
export function questionWords(cloud: AwsCloud, { from, to, port }: Probe): string {
  return `${nameOf(cloud, from)} → ${nameOf(cloud, to)}${port === null ? ', ping' : `:${port}`}`;
}

/** What a kept question is called: by the name somebody gave it, else by itself. */
export function questionName(cloud: AwsCloud, probe: Probe): string {
  return probe.name ?? questionWords(cloud, probe);
}
