import type { JsonObject } from '../../kernel/lib/json.ts';
import type { SecurityGroup } from '../../resources/security-group/schema.ts';
import { recordsOf } from '../cloud-view.ts';
import type { LabDocument } from '../document.ts';
import { indexCloud } from '../layout/index-cloud.ts';
import { findByKey } from '../session.ts';
import type { Command } from './command.ts';
import { nameOf, needRecord, placeOf } from './support.ts';

/** Services by the ports everybody knows. */
export const portPresets = {
  ssh: { title: 'SSH', IpProtocol: 'tcp', FromPort: 22, ToPort: 22 },
  http: { title: 'HTTP', IpProtocol: 'tcp', FromPort: 80, ToPort: 80 },
  https: { title: 'HTTPS', IpProtocol: 'tcp', FromPort: 443, ToPort: 443 },
  mysql: { title: 'MySQL', IpProtocol: 'tcp', FromPort: 3306, ToPort: 3306 },
  postgres: { title: 'PostgreSQL', IpProtocol: 'tcp', FromPort: 5432, ToPort: 5432 },
  dns: { title: 'DNS', IpProtocol: 'udp', FromPort: 53, ToPort: 53 },
  // SG-17: type 8 is the echo request; its code stands where ToPort does.
  ping: { title: 'ping', IpProtocol: 'icmp', FromPort: 8, ToPort: -1 },
} as const;

export type PortPreset = keyof typeof portPresets;

export type PortSource =
  | { readonly kind: 'anywhere' }
  /** An address, taken as a /32, or a block. */
  | { readonly kind: 'block'; readonly block: string }
  /** Key of a security group. */
  | { readonly kind: 'group'; readonly key: string };

export interface OpenPortArgs {
  /** Key of a security group, or of an instance or interface whose first group is meant. */
  readonly key: string;
  readonly port:
    | PortPreset
    | { readonly IpProtocol: string; readonly FromPort: number; readonly ToPort: number };
  readonly source: PortSource;
}

export const openPort: Command<OpenPortArgs> = {
  id: 'open-port',
  category: 'edit',
  title: 'Open port…',
  shortcuts: [],
  available: ({ document }, { key, source }) => {
    if (groupFor(document, key) === undefined) return 'Select a security group, or something that has one.';
    const isKnown =
      source.kind !== 'group' || findByKey(document.cloud, source.key)?.table === 'security-group';
    return isKnown || 'The source is not a security group of this document.';
  },
  label: ({ document }, { key, port, source }) => {
    const group = groupFor(document, key)?.GroupName ?? key;
    return `Allow ${titleOf(port)} ${sourceText(document, source)} in ${group}`;
  },
  run: (session, { key, port, source }) => {
    const group = groupFor(session.document, key);
    if (group === undefined) return session.refuse('NotFound', `"${key}" has no security group.`);
    const { IpProtocol, FromPort, ToPort } = typeof port === 'string' ? portPresets[port] : port;
    const peer = ((): JsonObject => {
      if (source.kind === 'anywhere') return { IpRanges: [{ CidrIp: '0.0.0.0/0' }] };
      if (source.kind === 'block')
        return { IpRanges: [{ CidrIp: source.block.includes('/') ? source.block : `${source.block}/32` }] };
      return { UserIdGroupPairs: [{ GroupId: needRecord(session, 'security-group', source.key).id }] };
    })();
    const IpPermissions = [{ IpProtocol, FromPort, ToPort, ...peer }];
    session.request('AuthorizeSecurityGroupIngress', { GroupId: group.id, IpPermissions }, placeOf(group));
    const members = recordsOf(session.cloud, 'network-interface').filter(({ Groups }) =>
      Groups.includes(group.id),
    );
    if (members.length > 1)
      session.note(`${group.GroupName} has ${members.length} members: it opens for all of them.`);
  },
};

function groupFor(document: LabDocument, key: string): SecurityGroup | undefined {
  const found = findByKey(document.cloud, key);
  if (found === undefined) return undefined;
  const { view, interfacesOf } = indexCloud(document.cloud);
  if (found.table === 'security-group') return view.get('security-group', found.record.id);
  const networkInterface = interfacesOf(found.record.id)[0] ?? view.get('network-interface', found.record.id);
  return view.get('security-group', networkInterface?.Groups[0] ?? '');
}

function titleOf(port: OpenPortArgs['port']): string {
  if (typeof port === 'string') return portPresets[port].title;
  const range = port.FromPort === port.ToPort ? `${port.FromPort}` : `${port.FromPort}-${port.ToPort}`;
  return `${port.IpProtocol} ${range}`;
}

/** "from anywhere", "from 10.0.0.0/24", "from web". */
export function sourceText(document: LabDocument, source: PortSource): string {
  if (source.kind === 'anywhere') return 'from anywhere';
  return `from ${source.kind === 'block' ? source.block : nameOf(document.cloud, source.key)}`;
}
