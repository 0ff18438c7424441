import { nameTag } from '../../kernel/cloud/record.ts';
import { findByKey } from '../session.ts';
import type { Command } from './command.ts';
import { nameOf, placeOf } from './support.ts';

export interface RenameArgs {
  readonly key: string;
  /** Empty: no name any more. */
  readonly name: string;
}

/** A resource's name is its Name tag. */
export const rename: Command<RenameArgs> = {
  id: 'rename',
  category: 'edit',
  title: 'Rename…',
  shortcuts: ['F2'],
  available: ({ document }, { key, name }) => {
    const found = findByKey(document.cloud, key);
    if (found === undefined) return 'Select a resource to rename.';
    return (nameTag(found.record) ?? '') !== name.trim() || 'It has that name already.';
  },
  label: ({ document }, { key, name }) =>
    name.trim() === '' ? `Remove the name of ${nameOf(document.cloud, key)}` : `Rename to ${name.trim()}`,
  run: (session, { key, name }) => {
    const found = session.find(key);
    if (found === undefined) return session.refuse('NotFound', `There is no "${key}" in this document.`);
    const { record } = found;
    const Resources = [record.id];
    const Value = name.trim();
    if (Value === '') session.request('DeleteTags', { Resources, Tags: [{ Key: 'Name' }] }, placeOf(record));
    else session.request('CreateTags', { Resources, Tags: [{ Key: 'Name', Value }] }, placeOf(record));
  },
};
