import type { AwsCloud } from '../resources/tables.ts';
import type { Naming } from '../text/naming.ts';
import { titleIn } from './inspector/names.ts';

/**
 * Names for sentences on the screen: without ids, which are a press away in the inspector. Of two of one
 * kind and name each keeps its id.
 */
export function shortNames(cloud: AwsCloud): Naming {
  const titles = new Map<string, string>();
  const holders = new Map<string, number>();
  for (const table of Object.values(cloud.tables)) {
    for (const { id } of Object.values(table)) {
      const title = titleIn(cloud, id);
      titles.set(id, title);
      holders.set(nameOf(id, title), (holders.get(nameOf(id, title)) ?? 0) + 1);
    }
  }
  return (id) => {
    const title = titles.get(id);
    if (title === undefined || title === id) return id;
    return (holders.get(nameOf(id, title)) ?? 0) > 1 ? `${title} (${id})` : title;
  };
}

function nameOf(id: string, title: string): string {
  return `${id.slice(0, id.indexOf('-'))}/${title}`;
}
