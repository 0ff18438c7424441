import type { LabDocument } from './document.ts';
import { memberFacts, subnetFacts } from './facts.ts';
import { indexCloud } from './layout/index-cloud.ts';
import type { Clipboard } from './parse-clipboard.ts';
import { findByKey } from './session.ts';

/** What of the selection can be copied: subnets with their contents, and what stands in other subnets. */
export function copySelection(document: LabDocument, selection: readonly string[]): Clipboard {
  const index = indexCloud(document.cloud);
  const subnets = selection.flatMap((key) => {
    const found = findByKey(document.cloud, key);
    return found?.table === 'subnet' ? (subnetFacts(index, found.record.id) ?? []) : [];
  });
  const inside = new Set(subnets.flatMap((subnet) => subnet.members.map((member) => member.key)));
  const members = selection.flatMap((key) => {
    const found = inside.has(key) ? undefined : findByKey(document.cloud, key);
    return found === undefined ? [] : (memberFacts(index, found.record.id) ?? []);
  });
  return { format: 'skytrace/clipboard', version: 1, items: [...subnets, ...members] };
}
