import type { Subnet } from '../../resources/subnet/schema.ts';
import type { LabDocument, Point } from '../document.ts';
import { nameStem } from '../facts.ts';
import type { MemberFacts, SubnetFacts } from '../facts-schema.ts';
import { type MakeOptions, makeMember } from '../make.ts';
import type { Clipboard } from '../parse-clipboard.ts';
import { makeSubnet } from '../replace.ts';
import type { EditSession } from '../session.ts';
import { nextSubnetBlock } from '../subnet-plan.ts';
import type { Command } from './command.ts';
import { canInsert, containerAt } from './containers.ts';
import { nameOf, needRecord, nextName, standAt } from './support.ts';

export interface PasteArgs {
  readonly clipboard: Clipboard;
  /** Key of a subnet, or of a VPC or zone when subnets are pasted. */
  readonly into: string;
  /** Where in the container, by the key of what was copied; absent: laid out automatically. */
  readonly at?: { readonly [key: string]: Point };
}

/** Makes copied resources again in a container, with new names and addresses. */
export const paste: Command<PasteArgs> = {
  id: 'paste',
  category: 'edit',
  title: 'Paste',
  shortcuts: ['Mod+V'],
  available: ({ document }, args) => canPaste(document, args),
  label: ({ document }, { clipboard, into }) =>
    `Paste ${countText(clipboard)} into ${nameOf(document.cloud, into)}`,
  run: (session, { clipboard, into, at }) => {
    for (const item of clipboard.items) {
      const id =
        item.kind === 'subnet'
          ? copySubnet(session, item, into)
          : copyMember(session, item, needRecord(session, 'subnet', into));
      standAt(session, id, at?.[item.key]);
    }
  },
};

function canPaste(document: LabDocument, { clipboard, into }: PasteArgs): true | string {
  const [first] = clipboard.items;
  if (first === undefined) return 'Nothing was copied that can be made again.';
  if (clipboard.items.some((item) => (item.kind === 'subnet') !== (first.kind === 'subnet')))
    return 'Copy either subnets or what stands in them, not both at once.';
  return canInsert(document, first.kind, into);
}

function countText({ items }: Clipboard): string {
  return items.length === 1 ? '1 resource' : `${items.length} resources`;
}

/** The same kind again in the subnet, named on: `web-1` → `web-2`. */
export function copyMember(session: EditSession, facts: MemberFacts, subnet: Subnet): string {
  const name = nextName(session.cloud, facts.kind, nameStem(facts, FALLBACK[facts.kind]));
  const options: MakeOptions = { name };
  const id = makeMember(session, facts, subnet, options);
  const address = Object.values(session.cloud.tables['network-interface']).find(
    (each) => each.id === id || each.Attachment?.InstanceId === id,
  )?.PrivateIpAddresses[0]?.PrivateIpAddress;
  session.note(`${name} is a copy${address === undefined ? '' : ` with the address ${address}`}.`);
  return id;
}

const FALLBACK = { instance: 'instance', 'network-interface': 'interface', 'nat-gateway': 'nat' } as const;

/** The subnet and what stands in it, with the next free block of that size. */
export function copySubnet(session: EditSession, facts: SubnetFacts, into: string): string {
  const container = containerAt(session.document, into);
  if (container?.kind !== 'vpc' && container?.kind !== 'zone')
    session.refuse('NotAvailable', 'A subnet lies in a VPC.');
  const { vpc } = container;
  const CidrBlock = nextSubnetBlock(session.cloud, vpc, facts.prefixLength);
  if (CidrBlock === undefined)
    session.refuse('NotAvailable', 'The VPC has no free addresses left for another subnet.');
  const name = nextName(session.cloud, 'subnet', nameStem(facts, 'subnet'));
  const zone = container.kind === 'zone' ? container.zone : facts.AvailabilityZone;
  const AvailabilityZone = zone.startsWith(vpc.region) ? zone : `${vpc.region}a`;
  const Tags = [{ Key: 'Name', Value: name }, ...facts.Tags.filter(({ Key }) => Key !== 'Name')];
  const wanted = { CidrBlock, AvailabilityZone, VpcId: vpc.id };
  const subnet = makeSubnet(session, { ...facts, Tags }, wanted, vpc);
  session.note(`${name} has the addresses ${CidrBlock}.`);
  for (const member of facts.members) copyMember(session, member, subnet);
  return subnet.id;
}
