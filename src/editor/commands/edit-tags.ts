import type { EditSession } from '../session.ts';
import type { Command } from './command.ts';
import { namesOf, placeOf } from './support.ts';

export interface SetTagArgs {
  /** Keys of the resources. */
  readonly keys: readonly string[];
  readonly Key: string;
  readonly Value: string;
  /** The tag's key before, when that is what changes. */
  readonly was?: string;
}

export const setTag: Command<SetTagArgs> = {
  id: 'set-tag',
  category: 'edit',
  title: 'Set tag…',
  shortcuts: [],
  available: (_context, { keys }) => keys.length > 0 || 'Select what to tag.',
  label: ({ document: { cloud } }, { keys, Key, Value }) => `Tag ${namesOf(cloud, keys)} ${Key}=${Value}`,
  run: (session, { keys, Key, Value, was }) => {
    for (const { Resources, place } of byPlace(session, keys)) {
      if (was !== undefined && was !== Key)
        session.request('DeleteTags', { Resources, Tags: [{ Key: was }] }, place);
      session.request('CreateTags', { Resources, Tags: [{ Key, Value }] }, place);
    }
  },
};

export const removeTag: Command<Pick<SetTagArgs, 'keys' | 'Key'>> = {
  id: 'remove-tag',
  category: 'edit',
  title: 'Remove tag',
  shortcuts: [],
  available: (_context, { keys }) => keys.length > 0 || 'Select what has the tag.',
  label: ({ document: { cloud } }, { keys, Key }) => `Remove tag ${Key} of ${namesOf(cloud, keys)}`,
  run: (session, { keys, Key }) => {
    for (const { Resources, place } of byPlace(session, keys))
      session.request('DeleteTags', { Resources, Tags: [{ Key }] }, place);
  },
};

/** One call tags many resources, but only those of one account and Region. */
function byPlace(session: EditSession, keys: readonly string[]) {
  const calls = new Map<string, { Resources: string[]; place: ReturnType<typeof placeOf> }>();
  for (const key of keys) {
    const record = session.find(key)?.record;
    if (record === undefined) return session.refuse('NotFound', `There is no "${key}" in this document.`);
    const place = placeOf(record);
    const name = `${place.account} ${place.region}`;
    const call = calls.get(name) ?? { Resources: [], place };
    call.Resources.push(record.id);
    calls.set(name, call);
  }
  return calls.values();
}
