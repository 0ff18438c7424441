import type { Command } from '../../editor/commands/command.ts';
import { canInsert, mostTelling } from '../../editor/commands/containers.ts';
import { insertInstance } from '../../editor/commands/insert-instance.ts';
import { insertInternetGateway } from '../../editor/commands/insert-internet-gateway.ts';
import { insertNatGateway } from '../../editor/commands/insert-nat-gateway.ts';
import { insertNetworkInterface } from '../../editor/commands/insert-network-interface.ts';
import { insertSecurityGroup } from '../../editor/commands/insert-security-group.ts';
import { insertSubnet } from '../../editor/commands/insert-subnet.ts';
import { insertVpc } from '../../editor/commands/insert-vpc.ts';
import type { LabDocument, Point, SceneNode, Size } from '../../state/canvas.ts';

interface InsertAt {
  readonly into: string;
  readonly at?: Point;
}

/** A kind of resource that the palette offers. */
export interface Insertable {
  readonly table: Parameters<typeof canInsert>[1];
  readonly command: Command<InsertAt>;
  readonly title: string;
  /** What it is for, in one line; searched too. */
  readonly hint: string;
  /** Size of what will stand there, so that it comes to lie under the pointer; null: it is no box. */
  readonly size: Size | null;
}

const CARD: Size = { width: 152, height: 64 };

export const insertables: readonly { readonly category: string; readonly items: readonly Insertable[] }[] = [
  {
    category: 'Network',
    items: [
      { table: 'vpc', command: insertVpc, title: 'VPC', hint: 'A private network', size: CARD },
      {
        table: 'subnet',
        command: insertSubnet,
        title: 'Subnet',
        hint: 'Addresses in one zone',
        size: CARD,
      },
      {
        table: 'internet-gateway',
        command: insertInternetGateway,
        title: 'Internet gateway',
        hint: "A VPC's door to the internet",
        size: { width: 64, height: 64 },
      },
      {
        table: 'nat-gateway',
        command: insertNatGateway,
        title: 'NAT gateway',
        hint: 'A way out for private subnets',
        size: CARD,
      },
      {
        table: 'network-interface',
        command: insertNetworkInterface,
        title: 'Network interface',
        hint: 'An address of its own',
        size: CARD,
      },
    ],
  },
  {
    category: 'Compute',
    items: [
      {
        table: 'instance',
        command: insertInstance,
        title: 'EC2 instance',
        hint: 'A virtual server',
        size: CARD,
      },
    ],
  },
  {
    category: 'Security',
    items: [
      {
        table: 'security-group',
        command: insertSecurityGroup,
        title: 'Security group',
        hint: 'What may reach an interface',
        size: null,
      },
    ],
  },
];

export interface Target {
  /** The deepest container that would take it, else the one whose reason says most. */
  readonly key: string;
  readonly verdict: true | string;
}

/** Where a new one would go, of containers under the pointer, the deepest first. */
export function targetAmong(
  document: LabDocument,
  table: Insertable['table'],
  path: readonly SceneNode[],
): Target | null {
  const legal = path.find(({ key }) => canInsert(document, table, key) === true);
  if (legal !== undefined) return { key: legal.key, verdict: true };
  const keys = path.map(({ key }) => key);
  const telling = mostTelling(document, table, keys);
  return telling === undefined ? null : { key: telling, verdict: canInsert(document, table, telling) };
}
