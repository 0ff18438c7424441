import { hashHex } from '../../kernel/lib/hash.ts';
import type { JsonObject } from '../../kernel/lib/json.ts';
import { regions } from './regions.ts';

/** One public image of the catalogue. Ids are ours (stable per Region), not those of the real images. */
export interface Image {
  readonly name: string;
  readonly description: string;
  readonly architecture: 'x86_64' | 'arm64';
  /** `windows` or absent, as AWS answers it. */
  readonly platform?: 'windows';
  readonly platformDetails: 'Linux/UNIX' | 'Windows';
  readonly owner: string;
  readonly ownerAlias?: 'amazon';
  readonly rootDeviceName: '/dev/xvda' | '/dev/sda1';
  readonly created: string;
  /** The Systems Manager parameter that names the newest such image. */
  readonly parameter?: string;
}

const AMAZON = '137112412989';
const CANONICAL = '099720109477';
const DEBIAN = '136693071363';
const WINDOWS = '801119661308';

const linux = { platformDetails: 'Linux/UNIX' } as const;

function amazonLinux(architecture: Image['architecture']): readonly Image[] {
  const common = {
    ...linux,
    architecture,
    owner: AMAZON,
    ownerAlias: 'amazon',
    rootDeviceName: '/dev/xvda',
  } as const;
  return [
    {
      ...common,
      name: `al2023-ami-2023.9.20251208.0-kernel-6.1-${architecture}`,
      description: `Amazon Linux 2023 AMI 2023.9.20251208.0 ${architecture} HVM kernel-6.1`,
      created: '2025-12-08T19:12:09.000Z',
      parameter: `/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-${architecture}`,
    },
    {
      ...common,
      name: `amzn2-ami-hvm-2.0.20251208.0-${architecture}-gp2`,
      description: `Amazon Linux 2 AMI 2.0.20251208.0 ${architecture} HVM gp2`,
      created: '2025-12-08T20:31:44.000Z',
      parameter: `/aws/service/ami-amazon-linux-latest/amzn2-ami-hvm-${architecture}-gp2`,
    },
  ];
}

function otherLinux(architecture: Image['architecture']): readonly Image[] {
  const short = architecture === 'x86_64' ? 'amd64' : 'arm64';
  const canonical = { ...linux, architecture, owner: CANONICAL, rootDeviceName: '/dev/sda1' } as const;
  return [
    {
      ...canonical,
      name: `ubuntu/images/hvm-ssd-gp3/ubuntu-noble-24.04-${short}-server-20251206`,
      description: `Canonical, Ubuntu, 24.04, ${short} noble image`,
      created: '2025-12-06T07:05:12.000Z',
      parameter: `/aws/service/canonical/ubuntu/server/24.04/stable/current/${short}/hvm/ebs-gp3/ami-id`,
    },
    {
      ...canonical,
      name: `ubuntu/images/hvm-ssd/ubuntu-jammy-22.04-${short}-server-20251205`,
      description: `Canonical, Ubuntu, 22.04 LTS, ${short} jammy image build on 2025-12-05`,
      created: '2025-12-05T03:48:27.000Z',
      parameter: `/aws/service/canonical/ubuntu/server/22.04/stable/current/${short}/hvm/ebs-gp2/ami-id`,
    },
    {
      ...linux,
      architecture,
      owner: DEBIAN,
      rootDeviceName: '/dev/xvda',
      name: `debian-12-${short}-20251112-2294`,
      description: `Debian 12 (20251112-2294)`,
      created: '2025-11-12T14:20:53.000Z',
    },
  ];
}

function windows(year: 2022 | 2025): Image {
  return {
    name: `Windows_Server-${year}-English-Full-Base-2025.12.10`,
    description: `Microsoft Windows Server ${year} Full Locale English AMI provided by Amazon`,
    architecture: 'x86_64',
    platform: 'windows',
    platformDetails: 'Windows',
    owner: WINDOWS,
    ownerAlias: 'amazon',
    rootDeviceName: '/dev/sda1',
    created: '2025-12-10T06:41:30.000Z',
    parameter: `/aws/service/ami-windows-latest/Windows_Server-${year}-English-Full-Base`,
  };
}

export const images: readonly Image[] = [
  ...amazonLinux('x86_64'),
  ...amazonLinux('arm64'),
  ...otherLinux('x86_64'),
  ...otherLinux('arm64'),
  windows(2022),
  windows(2025),
];

/** `ami-0…`, different in every Region as real ones are. */
export function imageId(region: string, image: Image): string {
  return `ami-0${hashHex(`${region}/${image.name}`).slice(0, 16)}`;
}

/** Undefined: not in our catalogue; such an image is taken for Linux. */
export function findImage(region: string, id: string): Image | undefined {
  return images.find((image) => imageId(region, image) === id);
}

/** GiB that the root volume of an image of that system has. */
export const ROOT_SIZE = { linux: 8, windows: 30 } as const;

/** The snapshot that the root volume of an image is made from. */
export function rootSnapshotId(image: string): string {
  return `snap-0${hashHex(`root/${image}`).slice(0, 16)}`;
}

/** The image whose id it is in whichever Region. */
export function findImageAnywhere(id: string): Image | undefined {
  for (const { name } of regions) {
    const image = findImage(name, id);
    if (image !== undefined) return image;
  }
  return undefined;
}

export function printImage(region: string, image: Image): JsonObject {
  return {
    Architecture: image.architecture,
    CreationDate: image.created,
    ImageId: imageId(region, image),
    ImageLocation: `${image.ownerAlias ?? image.owner}/${image.name}`,
    ImageType: 'machine',
    Public: true,
    OwnerId: image.owner,
    ...(image.platform === undefined ? {} : { Platform: image.platform }),
    PlatformDetails: image.platformDetails,
    UsageOperation: image.platform === undefined ? 'RunInstances' : 'RunInstances:0002',
    State: 'available',
    BlockDeviceMappings: [
      {
        DeviceName: image.rootDeviceName,
        Ebs: {
          DeleteOnTermination: true,
          SnapshotId: rootSnapshotId(imageId(region, image)),
          VolumeSize: ROOT_SIZE[image.platform ?? 'linux'],
          VolumeType: 'gp3',
          Encrypted: false,
        },
      },
    ],
    Description: image.description,
    EnaSupport: true,
    Hypervisor: 'xen',
    ...(image.ownerAlias === undefined ? {} : { ImageOwnerAlias: image.ownerAlias }),
    Name: image.name,
    RootDeviceName: image.rootDeviceName,
    RootDeviceType: 'ebs',
    SriovNetSupport: 'simple',
    VirtualizationType: 'hvm',
  };
}
