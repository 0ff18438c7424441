import type { AwsCloud } from '../../resources/tables.ts';
import { sixFaults } from './six-faults.ts';
import {
  aclPuzzle,
  bastionHost,
  defaultVpc,
  peeredVpcs,
  privateWithNat,
  publicServer,
} from './small-networks.ts';
import { threeTier } from './three-tier.ts';

/** A question that comes with a ready architecture; its ends are Name tags or `internet`. */
export interface GalleryQuestion {
  readonly from: string;
  readonly to: string;
  readonly protocol: 'tcp' | 'udp' | 'icmp';
  readonly port: number | null;
}

/** A ready architecture to start from. */
export interface GalleryEntry {
  /** kebab-case, stable: it stands in links. */
  readonly id: string;
  readonly title: string;
  /** One or two sentences: what it shows. */
  readonly about: string;
  readonly build: () => AwsCloud;
  readonly questions: readonly GalleryQuestion[];
}

const tcp = (from: string, to: string, port: number): GalleryQuestion => ({
  from,
  to,
  protocol: 'tcp',
  port,
});
const ping = (from: string, to: string): GalleryQuestion => ({ from, to, protocol: 'icmp', port: null });

export const gallery: readonly GalleryEntry[] = [
  {
    id: 'three-tier',
    title: 'Three tiers over two zones',
    about:
      'Web servers anybody reaches, application servers behind them with a way out, and databases that see only the application.',
    build: threeTier,
    questions: [
      tcp('internet', 'web-1', 443),
      tcp('internet', 'db-1', 3306),
      tcp('app-1', 'internet', 443),
      tcp('app-1', 'db-2', 3306),
    ],
  },
  {
    id: 'public-server',
    title: 'One public server',
    about:
      'The least a web server needs to be seen: a gateway, a route, a public address, and a group that lets people in.',
    build: publicServer,
    questions: [tcp('internet', 'web-1', 443), tcp('internet', 'web-1', 22)],
  },
  {
    id: 'private-with-nat',
    title: 'Public and private, with NAT',
    about: 'A server that fetches its updates from the internet while nobody out there can call it.',
    build: privateWithNat,
    questions: [tcp('worker-1', 'internet', 443), tcp('internet', 'worker-1', 443)],
  },
  {
    id: 'bastion',
    title: 'Bastion host',
    about: 'SSH in two steps: from the office to one guarded host, and from there to the servers inside.',
    build: bastionHost,
    questions: [
      tcp('internet:203.0.113.10', 'bastion', 22),
      tcp('internet:198.51.100.7', 'bastion', 22),
      tcp('bastion', 'server-1', 22),
    ],
  },
  {
    id: 'peered-vpcs',
    title: 'Three VPCs, two peerings',
    about:
      'Neighbours reach each other, but peering is not transitive: the first and the third VPC stay strangers.',
    build: peeredVpcs,
    questions: [
      tcp('frontend-1', 'data-1', 5432),
      ping('data-1', 'archive-1'),
      tcp('frontend-1', 'archive-1', 5432),
    ],
  },
  {
    id: 'acl-puzzle',
    title: 'The forgetful list',
    about:
      'The page loads for some visitors and not for others. Every security group is right. What remembers nothing?',
    build: aclPuzzle,
    questions: [tcp('internet', 'web-1', 443)],
  },
  {
    id: 'six-faults',
    title: 'Six faults',
    about: 'Six questions, six different reasons why there is no answer. Find each, and mend it.',
    build: sixFaults,
    questions: [
      tcp('orders-1', 'internet', 443),
      tcp('internet', 'shop-1', 443),
      tcp('reports-1', 'database-1', 3306),
      tcp('batch-1', 'internet', 443),
      tcp('sensor-1', 'internet', 443),
      tcp('router', 'partner-1', 443),
    ],
  },
  {
    id: 'default-vpc',
    title: 'The default VPC',
    about:
      'What every new account finds in each Region, with two servers launched into it by somebody in a hurry.',
    build: defaultVpc,
    questions: [
      tcp('first-try', 'second-try', 22),
      tcp('internet', 'first-try', 22),
      tcp('first-try', 'internet', 443),
    ],
  },
];
