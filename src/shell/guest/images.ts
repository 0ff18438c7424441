import type { Instance } from '../../resources/instance/schema.ts';
import { findImage } from '../../resources/shared/images.ts';

export interface HostImage {
  readonly family: 'al2023' | 'al2' | 'ubuntu' | 'debian' | 'windows';
  /** Who logs in with the key pair. */
  readonly user: string;
  readonly prettyName: string;
  readonly version: string;
  readonly kernel: string;
  readonly packages: 'dnf' | 'yum' | 'apt';
  /** What runs after the first boot, and ever after. */
  readonly services: readonly string[];
}

/** Amazon Linux 2023 comes without cron. */
const AMAZON = ['sshd', 'amazon-ssm-agent', 'chronyd'];
const al2023: HostImage = {
  family: 'al2023',
  user: 'ec2-user',
  prettyName: 'Amazon Linux 2023',
  version: '2023',
  kernel: '6.1.158-180.294.amzn2023',
  packages: 'dnf',
  services: AMAZON,
};

/** The software an instance starts with. An image that the catalogue does not know is taken for Amazon Linux. */
export function hostImage({ region, ImageId, Platform }: Instance): HostImage {
  const name = findImage(region, ImageId)?.name ?? '';
  if (Platform === 'windows')
    return {
      ...al2023,
      family: 'windows',
      user: 'Administrator',
      prettyName: 'Windows Server',
      services: [],
    };
  if (name.startsWith('amzn2'))
    return {
      ...al2023,
      family: 'al2',
      prettyName: 'Amazon Linux 2',
      services: [...AMAZON, 'crond'],
      version: '2',
      kernel: '4.14.355-280.708.amzn2',
      packages: 'yum',
    };
  if (name.startsWith('ubuntu'))
    return {
      family: 'ubuntu',
      user: 'ubuntu',
      prettyName: name.includes('24.04') ? 'Ubuntu 24.04.3 LTS' : 'Ubuntu 22.04.5 LTS',
      version: name.includes('24.04') ? '24.04' : '22.04',
      kernel: '6.14.0-1018-aws',
      packages: 'apt',
      services: ['ssh', 'amazon-ssm-agent', 'cron'],
    };
  if (name.startsWith('debian'))
    return {
      family: 'debian',
      user: 'admin',
      prettyName: 'Debian GNU/Linux 12 (bookworm)',
      version: '12',
      kernel: '6.1.0-41-cloud-amd64',
      packages: 'apt',
      services: ['ssh', 'cron'],
    };
  return al2023;
}
