import { expect, it } from 'vitest';
import type { JsonObject } from '../../kernel/lib/json.ts';
import { DataLab } from '../../testing/operations/data/data-lab.ts';

/** A new group, with its attributes. */
function made(asked: JsonObject): JsonObject {
  const lab = new DataLab();
  lab.run('ec2:CreateVpc', { CidrBlock: '10.0.0.0/16' }, { vpc: 'Vpc.VpcId' });
  const place = asked.TargetType === 'lambda' ? {} : { Port: 80, VpcId: '$vpc' };
  const answer = lab.run(
    'elbv2:CreateTargetGroup',
    { Name: 'web', ...place, ...asked },
    { group: 'TargetGroups.0.TargetGroupArn' },
  );
  const [group] = answer.TargetGroups as readonly JsonObject[];
  const { Attributes } = lab.run('elbv2:DescribeTargetGroupAttributes', { TargetGroupArn: '$group' });
  const pairs = Attributes as readonly { readonly Key: string; readonly Value: string }[];
  return { ...group, Attributes: Object.fromEntries(pairs.map(({ Key, Value }) => [Key, Value])) };
}

const health = (Protocol: string, Port: string, Interval: number, Timeout: number) => ({
  HealthCheckProtocol: Protocol,
  HealthCheckPort: Port,
  HealthCheckIntervalSeconds: Interval,
  HealthCheckTimeoutSeconds: Timeout,
  HealthyThresholdCount: 5,
  UnhealthyThresholdCount: 2,
});

it.each([
  ['HC-1', { Protocol: 'HTTP' }, health('HTTP', 'traffic-port', 30, 5), '/', { HttpCode: '200' }],
  [
    'HC-1',
    { Protocol: 'HTTPS', ProtocolVersion: 'GRPC' },
    health('HTTP', 'traffic-port', 30, 5),
    '/AWS.ALB/healthcheck',
    { GrpcCode: '12' },
  ],
  ['HC-2', { Protocol: 'TCP' }, health('TCP', 'traffic-port', 30, 10), undefined, undefined],
  [
    'HC-2',
    { Protocol: 'TCP', HealthCheckProtocol: 'HTTP' },
    health('HTTP', 'traffic-port', 30, 6),
    '/',
    { HttpCode: '200-399' },
  ],
  [
    'HC-2',
    { Protocol: 'UDP', HealthCheckProtocol: 'HTTPS' },
    health('HTTPS', 'traffic-port', 30, 10),
    '/',
    { HttpCode: '200-399' },
  ],
  ['HC-3', { Protocol: 'GENEVE', Port: 6081 }, health('TCP', '80', 10, 5), undefined, undefined],
])('checks health as %s says: %j', (_rule, asked, checks, HealthCheckPath, Matcher) => {
  expect(made(asked)).toMatchObject({ ...checks, HealthCheckEnabled: true });
  expect(made(asked).HealthCheckPath).toBe(HealthCheckPath);
  expect(made(asked).Matcher).toEqual(Matcher);
});

it('checks functions rarely, and only when it is told to, HC-1', () => {
  expect(made({ TargetType: 'lambda' })).toMatchObject({
    HealthCheckEnabled: false,
    HealthCheckIntervalSeconds: 35,
    HealthCheckTimeoutSeconds: 30,
  });
});

it.each([
  ['instance', 'TCP', 'true'],
  ['instance', 'TLS', 'true'],
  ['ip', 'TCP', 'false'],
  ['ip', 'TLS', 'false'],
  ['ip', 'UDP', 'true'],
  ['ip', 'TCP_UDP', 'true'],
  ['ip', 'HTTP', undefined],
])('shows %s targets over %s the address of the client by default: %s, NLB-4', (TargetType, Protocol, is) => {
  const { Attributes } = made({ TargetType, Protocol });
  expect((Attributes as JsonObject)['preserve_client_ip.enabled']).toBe(is);
});
