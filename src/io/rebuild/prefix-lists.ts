import { placeOf, type Rebuilder, tagged } from './rebuilder.ts';
import { rebuilt } from './scope.ts';

/** Customer-managed prefix lists with the entries now in force. */
export function rebuildPrefixLists(rebuild: Rebuilder): void {
  const lists = rebuilt(rebuild.source, 'managed-prefix-list');
  if (lists.length > 0) rebuild.section('Prefix lists');
  for (const list of lists) {
    const Entries = (list.Versions.at(-1)?.Entries ?? []).map((entry) => ({ ...entry }));
    if (list.Versions.length > 1)
      rebuild.note(`${list.id} begins again with version 1: only the entries in force are made`);
    rebuild.make(
      placeOf(list),
      'CreateManagedPrefixList',
      {
        PrefixListName: list.PrefixListName,
        AddressFamily: list.AddressFamily,
        MaxEntries: list.MaxEntries ?? Math.max(1, Entries.length),
        ...(Entries.length === 0 ? {} : { Entries }),
        ...tagged('prefix-list', list.Tags),
      },
      ['PrefixList', 'PrefixListId'],
      list.id,
    );
  }
}
