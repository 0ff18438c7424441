import { hash32 } from '../../kernel/lib/hash.ts';
import { addressPlus, formatAddress } from '../../kernel/net/address.ts';
import { type Cidr, cidrOrNull, cidrSize } from '../../kernel/net/cidr.ts';
import type { AwsContext } from '../tables.ts';

/** Blocks that Amazon announces for EC2, per Region: addresses look as learners know them. */
const REGIONAL_BLOCKS: { readonly [region: string]: readonly string[] } = {
  'us-east-1': ['3.208.0.0/12', '34.224.0.0/12', '44.192.0.0/11', '52.0.0.0/15', '54.144.0.0/14'],
  'us-east-2': ['3.128.0.0/12', '18.216.0.0/14', '52.14.0.0/16'],
  'us-west-1': ['13.52.0.0/16', '54.176.0.0/15'],
  'us-west-2': ['34.208.0.0/12', '35.80.0.0/12', '44.224.0.0/11', '52.24.0.0/14', '54.184.0.0/13'],
  'ca-central-1': ['3.96.0.0/15', '35.182.0.0/15'],
  'eu-west-1': ['3.248.0.0/13', '34.240.0.0/13', '52.16.0.0/15', '54.72.0.0/15', '63.32.0.0/14'],
  'eu-west-2': ['3.8.0.0/14', '18.130.0.0/16', '35.176.0.0/15'],
  'eu-west-3': ['13.36.0.0/14', '15.236.0.0/15'],
  'eu-central-1': ['3.64.0.0/12', '3.120.0.0/14', '18.184.0.0/15', '52.28.0.0/16'],
  'eu-north-1': ['13.48.0.0/15', '16.16.0.0/16'],
  'ap-south-1': ['3.108.0.0/14', '13.232.0.0/14'],
  'ap-northeast-1': ['3.112.0.0/14', '13.112.0.0/14', '54.64.0.0/15'],
  'ap-southeast-1': ['13.212.0.0/15', '18.136.0.0/16', '54.169.0.0/16'],
  'ap-southeast-2': ['3.24.0.0/14', '13.236.0.0/14', '54.252.0.0/16'],
  'sa-east-1': ['18.228.0.0/16', '54.232.0.0/16'],
};

/** For Regions without a line of their own. */
const OTHER_BLOCKS: readonly string[] = ['15.152.0.0/16', '16.24.0.0/16', '51.16.0.0/15'];

/**
 * A public IPv4 address of the caller's Region that no Elastic IP and no interface of the document
 * has. Deterministic in the document's seed and the number of addresses drawn before.
 */
export function mintPublicAddress(context: AwsContext): string {
  const taken = takenPublicAddresses(context);
  const blocks = (REGIONAL_BLOCKS[context.region] ?? OTHER_BLOCKS)
    .map((block) => cidrOrNull(block))
    .filter((block): block is Cidr => block !== null);
  for (;;) {
    // The minted id only serves as a seeded draw.
    const address = pick(blocks, context.mintId('public-address'));
    if (!taken.has(address)) return address;
  }
}

function pick(blocks: readonly Cidr[], draw: string): string {
  const block = blocks[hash32(`${draw}/block`) % blocks.length] as Cidr;
  const host = hash32(`${draw}/host`) % cidrSize(block);
  // Addresses that end in 0 or 255 are real but look like a network or a broadcast to a learner.
  const last = 1 + (hash32(`${draw}/last`) % 254);
  return formatAddress(addressPlus(block.first, host - (host % 256) + last));
}

function takenPublicAddresses(context: AwsContext): ReadonlySet<string> {
  const taken = new Set(context.all('elastic-ip').map((address) => address.PublicIp));
  for (const networkInterface of context.all('network-interface')) {
    for (const { Association } of networkInterface.PrivateIpAddresses) {
      if (Association !== undefined) taken.add(Association.PublicIp);
    }
  }
  return taken;
}
