import { base64Bytes } from '../../aws/base64.ts';
import { hashHex } from '../../kernel/lib/hash.ts';
import { privateDnsName, publicDnsName } from '../../resources/shared/dns-names.ts';
import { publicAddressOf } from '../network/cloud-names.ts';
import { interfacesOf, type MetadataRequest, type WebPage } from '../network/place.ts';
import { instanceRole } from './instance-role.ts';
import type { Machine } from './machine.ts';

const server = 'EC2ws';
const PAGE = { server, type: 'text/plain' };
/** Amazon Linux 2023 and newer images ask for tokens; so does an instance whose options say so. */
const TOKEN_FAMILIES = new Set(['al2023']);

/** The metadata service: version 1, and version 2 with its tokens. */
export function answerMetadata(machine: Machine, { method, path, headers }: MetadataRequest): WebPage {
  if (optionsOf(machine)?.HttpEndpoint === 'disabled') return failed(403, 'Forbidden');
  const token = `AQAEA${hashHex(`token/${machine.id}`)}${hashHex(`more/${machine.id}`)}==`;
  if (path === '/latest/api/token') {
    if (method !== 'PUT') return failed(405, 'Method Not Allowed');
    const seconds = Number(headers.get('x-aws-ec2-metadata-token-ttl-seconds'));
    if (!(seconds >= 1 && seconds <= 21_600)) return failed(400, 'Bad Request');
    return { ...PAGE, status: 200, body: token };
  }
  const given = headers.get('x-aws-ec2-metadata-token');
  if (given !== undefined ? given !== token : needsToken(machine)) return failed(401, 'Unauthorized');
  const body = contentOf(
    machine,
    path.replace(/^\/(?:latest|\d{4}-\d\d-\d\d)\//, '').replace(/\/$/, ''),
    token,
  );
  if (path === '/' || path === '/latest' || path === '/latest/')
    return { ...PAGE, status: 200, body: 'dynamic\nmeta-data\nuser-data' };
  return body === undefined ? failed(404, 'Not Found') : { ...PAGE, status: 200, body };
}

function needsToken(machine: Machine): boolean {
  const said = optionsOf(machine)?.HttpTokens;
  return said === undefined ? TOKEN_FAMILIES.has(machine.image.family) : said === 'required';
}

interface Options {
  readonly HttpTokens?: string;
  readonly HttpEndpoint?: string;
}

function optionsOf({ instance }: Machine): Options | undefined {
  return instance?.extra?.MetadataOptions as Options | undefined;
}

function failed(status: number, title: string): WebPage {
  const body = `<?xml version="1.0" encoding="iso-8859-1"?>\n<html>\n <head>\n  <title>${status} - ${title}</title>\n </head>\n <body>\n  <h1>${status} - ${title}</h1>\n </body>\n</html>\n`;
  return { server, type: 'text/html', status, body };
}

function contentOf(machine: Machine, path: string, token: string): string | undefined {
  const { cloud } = machine.session;
  const { instance } = machine;
  if (instance === undefined) return undefined;
  if (path === 'user-data') {
    const data = cloud.guest[machine.id]?.UserData;
    const bytes = typeof data === 'string' ? base64Bytes(data) : undefined;
    return bytes === undefined ? undefined : new TextDecoder().decode(bytes);
  }
  const card = interfacesOf(cloud, machine.id)[0];
  const address = card?.PrivateIpAddresses[0]?.PrivateIpAddress ?? '';
  const subnet = cloud.tables.subnet[card?.SubnetId ?? ''];
  const publicAddress = card === undefined ? null : publicAddressOf(cloud, card.id, address);
  const role = instanceRole(cloud, instance);
  const leaves: { readonly [path: string]: string | undefined } = {
    'ami-id': instance.ImageId,
    'ami-launch-index': String(instance.AmiLaunchIndex),
    hostname: privateDnsName(instance.region, address),
    'instance-id': instance.id,
    'instance-type': instance.InstanceType,
    'local-hostname': privateDnsName(instance.region, address),
    'local-ipv4': address,
    mac: card?.MacAddress,
    'placement/availability-zone': subnet?.AvailabilityZone,
    'placement/region': instance.region,
    'public-hostname': publicAddress === null ? undefined : publicDnsName(instance.region, publicAddress),
    'public-ipv4': publicAddress ?? undefined,
    'reservation-id': instance.ReservationId,
    'security-groups': card?.Groups.map((id) => cloud.tables['security-group'][id]?.GroupName ?? id).join(
      '\n',
    ),
    [`network/interfaces/macs/${card?.MacAddress}/subnet-id`]: card?.SubnetId,
    [`network/interfaces/macs/${card?.MacAddress}/vpc-id`]: subnet?.VpcId,
    ...(role === undefined
      ? {}
      : {
          'iam/security-credentials': role.name,
          [`iam/security-credentials/${role.name}`]: JSON.stringify(
            {
              Code: 'Success',
              Type: 'AWS-HMAC',
              AccessKeyId: `ASIA${hashHex(role.name).slice(0, 16).toUpperCase()}`,
              SecretAccessKey: 'simulated',
              Token: token,
              Expiration: new Date(cloud.clock + 21_600_000).toISOString().replace(/\.\d+/, ''),
            },
            null,
            2,
          ),
        }),
  };
  if (path === 'dynamic/instance-identity/document')
    return JSON.stringify(
      {
        accountId: instance.account,
        architecture: 'x86_64',
        availabilityZone: subnet?.AvailabilityZone,
        imageId: instance.ImageId,
        instanceId: instance.id,
        instanceType: instance.InstanceType,
        privateIp: address,
        region: instance.region,
      },
      null,
      2,
    );
  const [root = '', ...rest] = path.split('/');
  if (root !== 'meta-data') return undefined;
  const wanted = rest.join('/');
  const exact = leaves[wanted];
  if (exact !== undefined) return exact;
  const below = Object.keys(leaves).filter(
    (leaf) => leaves[leaf] !== undefined && (wanted === '' || leaf.startsWith(`${wanted}/`)),
  );
  if (below.length === 0) return undefined;
  const start = wanted === '' ? 0 : wanted.length + 1;
  const names = below.map((leaf) => {
    const part = leaf.slice(start);
    const at = part.indexOf('/');
    return at < 0 ? part : part.slice(0, at + 1);
  });
  return [...new Set(names)].join('\n');
}
