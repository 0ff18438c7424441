import { type EntryDraft, entryDraftOf, nextEntryNumber } from '../../editor/commands/acl-entries.ts';
import type { NetworkAcl } from '../../resources/network-acl/schema.ts';
import { type RuleUses, textOfUse } from './rule-use.ts';
import { covers, type Reach } from './shadow.ts';
import { trafficText } from './traffic.ts';

/** A line of a network ACL's table. */
export interface AclRow {
  readonly number: number;
  readonly draft: EntryDraft;
  readonly traffic: { readonly title: string; readonly detail: string };
  readonly use: string | null;
  readonly isFirst: boolean;
  readonly isLast: boolean;
}

export interface AclTable {
  readonly rows: readonly AclRow[];
  /** What becomes of packets that no line matches (ACL-1). */
  readonly lastUse: string | null;
  /** A number for the next line. */
  readonly nextNumber: number;
}

/** The lines of one direction as they are read: by ascending number, the first match decides (ACL-1). */
export function aclTable(acl: NetworkAcl, egress: boolean, uses: RuleUses): AclTable {
  const way = egress ? 'out' : 'in';
  const drafts = acl.Entries.filter(({ Egress }) => Egress === egress)
    .map(entryDraftOf)
    .sort((left, right) => left.RuleNumber - right.RuleNumber);
  const rows = drafts.map((draft, index): AclRow => {
    const earlier = drafts.slice(0, index).find((other) => covers(reachOf(other), reachOf(draft)));
    const use = textOfUse(uses(acl.id, way, String(draft.RuleNumber)));
    return {
      number: draft.RuleNumber,
      draft,
      traffic: trafficText(draft.Protocol, draft.From, draft.To, 'numbers'),
      use: earlier === undefined ? use : `Never read: rule ${earlier.RuleNumber} matches all of it first`,
      isFirst: index === 0,
      isLast: index === drafts.length - 1,
    };
  });
  return { rows, lastUse: textOfUse(uses(acl.id, way, '*')), nextNumber: nextEntryNumber(acl, egress) };
}

function reachOf({ Protocol, From, To, block }: EntryDraft): Reach {
  return { protocol: Protocol, from: From, to: To, peer: block };
}
