import { deletesContents, deletionCounts } from '../editor/commands/delete.ts';
import { definitions } from '../resources/definitions.ts';
import type { LabState } from './lab.ts';

/** What deleting the selection takes along, as "6 subnets"; empty when it takes only what is selected. */
export function deletionWords({ document, selection }: LabState): readonly string[] {
  const context = { document, selection };
  if (!deletesContents(context)) return [];
  return deletionCounts(context).map(([table, count]) => {
    const { label, plural } = definitions[table];
    return `${count} ${lower(count === 1 ? label : plural)}`;
  });
}

/** "Route tables" → "route tables", but "VPCs" and "NAT gateways" as they are. */
function lower(words: string): string {
  return /^[A-Z]{2}/.test(words) ? words : words.charAt(0).toLowerCase() + words.slice(1);
}
