import { describe, expect, it } from 'vitest';
import cases from './cases/printed-commands.json';
import { parseCommand } from './parse-command.ts';
import { printCommand } from './print-command.ts';

describe('printCommand', () => {
  it.each(cases)('$name', ({ request, line }) => {
    expect(printCommand(request)).toBe(line);
  });

  // AWS's client refuses a member or a service that it does not know: such a line can be shown, not run.
  it.each(cases.filter(({ refused }) => refused === undefined))(
    'is read back: $name',
    ({ request, line }) => {
      const parsed = parseCommand(line);
      expect(parsed).toMatchObject({
        ok: true,
        value: { operation: request.operation, input: request.input },
      });
    },
  );

  it.each(cases.filter(({ refused }) => refused !== undefined))('is refused: $name', ({ line, refused }) => {
    const parsed = parseCommand(line);
    expect(parsed.ok ? '' : parsed.error.message).toContain(refused);
  });

  it('leaves out the region that the shell is set to', () => {
    const request = { service: 'ec2', operation: 'DescribeVpcs', input: {}, region: 'eu-west-1' };
    expect(printCommand(request, { defaultRegion: 'eu-west-1' })).toBe('aws ec2 describe-vpcs');
    expect(printCommand(request, { defaultRegion: 'us-east-1' })).toBe(
      'aws ec2 describe-vpcs --region eu-west-1',
    );
  });

  it('continues a long line with backslashes, one option a line', () => {
    const input = { VpcId: 'vpc-0a', CidrBlock: '10.0.1.0/24', AvailabilityZone: 'eu-west-1a' };
    const line = printCommand({ service: 'ec2', operation: 'CreateSubnet', input }, { width: 60 });
    expect(line.split('\n')).toEqual([
      'aws ec2 create-subnet \\',
      '  --vpc-id vpc-0a \\',
      '  --cidr-block 10.0.1.0/24 \\',
      '  --availability-zone eu-west-1a',
    ]);
    expect(parseCommand(line)).toMatchObject({ ok: true, value: { input } });
  });
});
