import type { Size } from '../document.ts';

/** A box or symbol on the canvas. Coordinates are relative to the parent's top left corner. */
export interface SceneNode {
  /** Document key of the record; `region:us-east-1`, `zone:VPCKEY:us-east-1a` and `internet` for what is no record. */
  readonly key: string;
  readonly kind: SceneKind;
  /** Id of the record, or null. */
  readonly id: string | null;
  /** Key of the container; null on the canvas itself. */
  readonly parent: string | null;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** First line: the Name tag, else a readable id. */
  readonly title: string;
  /** Second line: a CIDR, an address, a state. */
  readonly detail: string;
  /** Table name for the icon, or the kind. */
  readonly icon: string;
  /** Public subnet, private subnet, stopped …: what colours and badges depend on. */
  readonly traits: readonly string[];
  /** What stands at the node without being a box: lists, tables and groups to open. */
  readonly marks: readonly SceneMark[];
}

export type SceneKind =
  | 'internet'
  | 'region'
  | 'vpc'
  | 'zone'
  | 'subnet'
  | 'instance'
  | 'network-interface'
  | 'nat-gateway'
  | 'internet-gateway'
  | 'vpc-peering-connection';

/** Gate = network ACL on a subnet's border, signpost = route table at its corner, shield = a group at an interface. */
export interface SceneMark {
  readonly mark: 'gate' | 'signpost' | 'shield';
  /** Document key and id of the list, table or group. */
  readonly key: string;
  readonly id: string;
  readonly title: string;
}

/** A line: a subnet's route to a gateway, a gateway's link to the internet, a peering. */
export interface SceneEdge {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly kind: 'route' | 'uplink' | 'peering';
  /** The route's destination, where there is one. */
  readonly label: string;
  readonly broken: boolean;
}

export interface Scene {
  /** Containers stand before what they contain. */
  readonly nodes: readonly SceneNode[];
  readonly edges: readonly SceneEdge[];
  readonly size: Size;
}
