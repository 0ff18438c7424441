import { nameTag, type ResourceRecord } from '../../kernel/cloud/record.ts';

/** What a person reads for a record: its Name tag, else its id. */
export function titleOf(record: ResourceRecord): string {
  const name = nameTag(record)?.trim();
  return name === undefined || name === '' ? record.id : name;
}

export function regionKey(region: string, account: string, homeAccount: string): string {
  return account === homeAccount ? `region:${region}` : `region:${region}:${account}`;
}

export function zoneKey(vpcKey: string, zone: string): string {
  return `zone:${vpcKey}:${zone}`;
}

/** The VPC's key and the zone's name of a zone column's key; undefined for other keys. */
export function parseZoneKey(key: string): { readonly vpcKey: string; readonly zone: string } | undefined {
  const match = /^zone:(.*):([^:]+)$/.exec(key);
  return match === null ? undefined : { vpcKey: match[1] ?? '', zone: match[2] ?? '' };
}

/** The Region's name and, where it is not the document's own, the account of a Region box's key. */
export function parseRegionKey(
  key: string,
): { readonly region: string; readonly account: string | undefined } | undefined {
  const match = /^region:([^:]+)(?::(.*))?$/.exec(key);
  return match === null ? undefined : { region: match[1] ?? '', account: match[2] };
}
