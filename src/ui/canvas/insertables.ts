import type { Size } from '../../state/canvas.ts';
import type { Workbench } from '../../state/editing.ts';

/** A kind of resource that the palette offers. */
export interface Insertable {
  readonly table: keyof Workbench['insertCommands'];
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
      { table: 'vpc', title: 'VPC', hint: 'A private network', size: CARD },
      {
        table: 'subnet',

        title: 'Subnet',
        hint: 'Addresses in one zone',
        size: CARD,
      },
      {
        table: 'internet-gateway',

        title: 'Internet gateway',
        hint: "A VPC's door to the internet",
        size: { width: 64, height: 64 },
      },
      {
        table: 'nat-gateway',

        title: 'NAT gateway',
        hint: 'A way out for private subnets',
        size: CARD,
      },
      {
        table: 'network-interface',

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

        title: 'Security group',
        hint: 'What may reach an interface',
        size: null,
      },
    ],
  },
];
