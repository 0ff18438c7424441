import { type HostChanges, hostSchema } from '../../resources/instance/host-schema.ts';
import type { Instance } from '../../resources/instance/schema.ts';
import { privateDnsName } from '../../resources/shared/dns-names.ts';
import type { AwsCloud } from '../../resources/tables.ts';
import { interfacesOf, type NetworkPlace, resolverOf } from '../network/place.ts';
import type { ShellSession } from '../ports.ts';
import type { BaseFile } from './base-file.ts';
import { baseFiles, packageFiles } from './base-files.ts';
import type { DiskFiles } from './disk-files.ts';
import { type HostImage, hostImage } from './images.ts';

/** What the document knows of the files, services and users of the instance's own disk. */
export function hostChanges(
  { cloud }: Pick<ShellSession, 'cloud'>,
  instance: string,
): HostChanges | undefined {
  const read = hostSchema.safeParse(cloud.guest[instance]?.Host);
  return read.success ? read.data : undefined;
}

/** The files that the instance's image has after its first boot there. */
export function laySystem(disk: DiskFiles, { cloud }: ShellSession, instance: Instance): void {
  for (const file of systemFiles(cloud, instance)) disk.lay(file);
}

export function systemFiles(cloud: AwsCloud, instance: Instance): readonly BaseFile[] {
  const address = interfacesOf(cloud, instance.id)[0]?.PrivateIpAddresses[0]?.PrivateIpAddress ?? '127.0.0.1';
  const hostName = privateDnsName(instance.region, address);
  const key = Object.values(cloud.tables['key-pair']).find(
    (pair) =>
      pair.KeyName === instance.KeyName &&
      pair.region === instance.region &&
      pair.account === instance.account,
  );
  const identity = {
    hostName,
    domain: hostName.replace(/^[^.]+\./, ''),
    resolver: resolverOf({ session: { cloud }, instance: instance.id } as NetworkPlace),
    publicKey: key?.PublicKey,
  };
  return baseFiles(hostImage(instance), identity);
}

export function layPackage(disk: DiskFiles, name: string, image: HostImage): void {
  for (const file of packageFiles(name, image)) disk.lay(file);
}
