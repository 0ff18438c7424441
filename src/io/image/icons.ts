import PrivateSubnet from 'aws-react-icons/icons/ArchitectureGroupPrivatesubnet';
import PublicSubnet from 'aws-react-icons/icons/ArchitectureGroupPublicsubnet';
import Region from 'aws-react-icons/icons/ArchitectureGroupRegion';
import Vpc from 'aws-react-icons/icons/ArchitectureGroupVirtualprivatecloudVPC';
import Instance from 'aws-react-icons/icons/ResourceAmazonEC2Instance';
import NetworkInterface from 'aws-react-icons/icons/ResourceAmazonVPCElasticNetworkInterface';
import InternetGateway from 'aws-react-icons/icons/ResourceAmazonVPCInternetGateway';
import NatGateway from 'aws-react-icons/icons/ResourceAmazonVPCNATGateway';
import Peering from 'aws-react-icons/icons/ResourceAmazonVPCPeeringConnection';
import Internet from 'aws-react-icons/icons/ResourceInternet';
import type { Colours } from './colours.ts';
import { element } from './markup.ts';

/** The package's icons are functions that give their drawing as data; no React has to run. */
interface Drawn {
  readonly type: unknown;
  readonly props: { readonly children?: unknown; readonly [name: string]: unknown };
}

const icons: { readonly [icon: string]: unknown } = {
  region: Region,
  vpc: Vpc,
  subnet: PrivateSubnet,
  'subnet-public': PublicSubnet,
  instance: Instance,
  'network-interface': NetworkInterface,
  'nat-gateway': NatGateway,
  'internet-gateway': InternetGateway,
  'vpc-peering-connection': Peering,
  internet: Internet,
};

/** AWS draws some icons in this ink, which a dark ground swallows. */
const AWS_INK = '#232f3d';

/** How an icon is coloured: where AWS's own ink would not be seen, and a ground other than AWS's. */
export interface IconLook {
  readonly ink: string;
  readonly ground?: string;
}

const AWS_GROUND = '#00a4a6';

/** The architecture icon of a resource type, as markup of that size with its upper left corner there. */
export function iconAt(icon: string, x: number, y: number, size: number, look: IconLook): string {
  const drawing = icons[icon] ?? NetworkInterface;
  const { props } = (drawing as (size: object) => Drawn)({});
  const viewBox = String(props.viewBox);
  return element('svg', { x, y, width: size, height: size, viewBox }, ...contentsOf(props.children, look));
}

function contentsOf(children: unknown, look: IconLook): string[] {
  const list: readonly unknown[] = Array.isArray(children) ? children : [children];
  return list.flatMap((child) => (isDrawn(child) ? elementOf(child, look) : []));
}

function elementOf({ type, props }: Drawn, look: IconLook): string[] {
  // The titles are file names of the icon set.
  if (typeof type !== 'string' || type === 'title') return [];
  const { children, ...rest } = props;
  const attributes = Object.fromEntries(
    Object.entries(rest).map(([name, value]) => [
      name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`),
      recoloured(String(value), look),
    ]),
  );
  return [element(type, attributes, ...contentsOf(children, look))];
}

function recoloured(value: string, { ink, ground = AWS_GROUND }: IconLook): string {
  if (value === AWS_INK) return ink;
  return value === AWS_GROUND ? ground : value;
}

function isDrawn(child: unknown): child is Drawn {
  return typeof child === 'object' && child !== null && 'type' in child && 'props' in child;
}

/** Lucide's fence, signpost and shield (ISC): how the canvas marks lists, tables and groups. */
const MARKS = {
  gate: 'M4 3 2 5v15c0 .6.4 1 1 1h2c.6 0 1-.4 1-1V5ZM6 8h4M6 18h4M12 3l-2 2v15c0 .6.4 1 1 1h2c.6 0 1-.4 1-1V5ZM14 8h4M14 18h4M20 3l-2 2v15c0 .6.4 1 1 1h2c.6 0 1-.4 1-1V5Z',
  signpost:
    'M12 13v8M12 3v3M2.354 10.354a1.207 1.207 0 0 1 0-1.708l2.06-2.06A2 2 0 0 1 5.828 6h12.344a2 2 0 0 1 1.414.586l2.06 2.06a1.207 1.207 0 0 1 0 1.708l-2.06 2.06a2 2 0 0 1-1.414.586H5.828a2 2 0 0 1-1.414-.586z',
  shield:
    'M20 13c0 5-3.5 7.5-7.66 8.95a1 1 0 0 1-.67-.01C7.5 20.5 4 18 4 13V6a1 1 0 0 1 1-1c2 0 4.5-1.2 6.24-2.72a1.17 1.17 0 0 1 1.52 0C14.51 3.81 17 5 19 5a1 1 0 0 1 1 1Z',
} as const;

export const MARK_SIZE = 24;

/** A small tile with a mark, as it stands at a subnet's border or a card's corner. */
export function markAt(
  mark: keyof typeof MARKS,
  x: number,
  y: number,
  colours: Colours,
  blocks = false,
): string {
  const ink = mark === 'signpost' ? colours.awsNetwork : colours.awsSecurity;
  return element(
    'g',
    { transform: `translate(${x} ${y})` },
    element('rect', {
      width: MARK_SIZE,
      height: MARK_SIZE,
      rx: 6,
      fill: blocks ? colours.dropSoft : colours.card,
      stroke: blocks ? colours.drop : colours.cardLine,
    }),
    element('path', {
      d: MARKS[mark],
      transform: 'translate(5 5) scale(0.583)',
      fill: 'none',
      stroke: blocks ? colours.drop : ink,
      'stroke-width': 2,
      'stroke-linecap': 'round',
      'stroke-linejoin': 'round',
    }),
  );
}
