import { findRecord } from '../kernel/cloud/cloud.ts';
import { nameTag } from '../kernel/cloud/record.ts';
import type { AwsCloud } from '../resources/tables.ts';

/** How a resource is called in a sentence: `web-1 (i-0…)`, or its id alone when it has no name. */
export type Naming = (id: string) => string;

/** Names resources of that cloud by their Name tag, else by what AWS calls them beside the id. */
export function namingOf(cloud: AwsCloud): Naming {
  return (id) => {
    const name = nameIn(cloud, id);
    return name === undefined || name === '' || name === id ? id : `${name} (${id})`;
  };
}

function nameIn(cloud: AwsCloud, id: string): string | undefined {
  const found = findRecord(cloud, id);
  if (found === undefined) return undefined;
  const tag = nameTag(found.record);
  if (tag !== undefined) return tag;
  const { tables } = cloud;
  switch (found.table) {
    case 'security-group':
      return tables['security-group'][id]?.GroupName;
    case 'managed-prefix-list':
      return tables['managed-prefix-list'][id]?.PrefixListName;
    case 'elastic-ip':
      return tables['elastic-ip'][id]?.PublicIp;
    case 'network-interface':
      return interfaceName(cloud, id);
    default:
      return undefined;
  }
}

/** An interface without a name of its own goes by its owner's: `web-1 eth0`, `nat-a`. */
function interfaceName(cloud: AwsCloud, id: string): string | undefined {
  const attachment = cloud.tables['network-interface'][id]?.Attachment;
  if (attachment !== undefined) {
    const instance = cloud.tables.instance[attachment.InstanceId];
    const name = instance === undefined ? undefined : nameTag(instance);
    return name === undefined ? undefined : `${name} eth${attachment.DeviceIndex}`;
  }
  const gateway = Object.values(cloud.tables['nat-gateway']).find(
    (candidate) => candidate.NetworkInterfaceId === id,
  );
  return gateway === undefined ? undefined : nameTag(gateway);
}

/**
 * The same names, each with its id at its first mention only; of two resources of one kind and
 * name the second keeps its id. Stateful: make one for each text.
 */
export function briefly(names: Naming): Naming {
  const holders = new Map<string, string>();
  return (id) => {
    const full = names(id);
    const suffix = ` (${id})`;
    if (!full.endsWith(suffix)) return full;
    const short = full.slice(0, -suffix.length);
    const key = `${id.slice(0, id.indexOf('-'))}/${short}`;
    const holder = holders.get(key);
    if (holder === undefined) {
      holders.set(key, id);
      return full;
    }
    return holder === id ? short : full;
  };
}
