import type { ResourceRecord } from '../../kernel/cloud/record.ts';

/**
 * The `ipv6-cidr-block-association.*` filters of VPCs and subnets. IPv6 blocks are not modelled;
 * an import's lie in `extra` under AWS's own name.
 */
export const ipv6BlockFilters = {
  'ipv6-cidr-block-association.association-id': blocksAt('AssociationId'),
  'ipv6-cidr-block-association.ipv6-cidr-block': blocksAt('Ipv6CidrBlock'),
  'ipv6-cidr-block-association.state': blocksAt('Ipv6CidrBlockState', 'State'),
};

export function blocksAt(...path: readonly string[]) {
  return (record: ResourceRecord): readonly (string | undefined)[] => {
    const blocks = record.extra?.Ipv6CidrBlockAssociationSet;
    return Array.isArray(blocks) ? blocks.map((block) => textAt(block, path)) : [];
  };
}

/** The text, number or truth value at a path of plain data, as a filter compares it. */
export function textAt(value: unknown, path: readonly string[]): string | undefined {
  let current = value;
  for (const step of path) {
    if (typeof current !== 'object' || current === null) return undefined;
    current = (current as { readonly [name: string]: unknown })[step];
  }
  const isPlain = typeof current === 'string' || typeof current === 'number' || typeof current === 'boolean';
  return isPlain ? String(current) : undefined;
}
