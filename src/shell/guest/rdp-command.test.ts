import { expect, it } from 'vitest';
import type { PacketEvent } from '../ports.ts';
import { openShell } from '../test-kit.ts';

const BUILD = `
vpc=$(aws ec2 create-default-vpc --query Vpc.VpcId --output text)
aws ec2 create-key-pair --key-name k --query KeyMaterial --output text > k.pem; chmod 400 k.pem
sg=$(aws ec2 create-security-group --group-name rdp --description rdp --vpc-id $vpc --query GroupId --output text)
launch() { aws ec2 run-instances --image-id resolve:ssm:$1 --instance-type t3.large --key-name k --security-group-ids $sg --query 'Instances[0].InstanceId' --output text; }
win=$(launch /aws/service/ami-windows-latest/Windows_Server-2022-English-Full-Base)
lin=$(launch /aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64)
aws ec2 wait instance-running --instance-ids $win $lin
address() { aws ec2 describe-instances --instance-ids $1 --query 'Reservations[0].Instances[0].PublicIpAddress' --output text; }
ip=$(address $win)
linux=$(address $lin)
`;

it('a Windows desktop is reached as groups, the port and the password allow, with the symptoms of the real client', async () => {
  const { run, shell, session } = openShell();
  expect(await run(BUILD)).toMatchObject({ err: '', exit: 0 });
  const rdp = 'xfreerdp /v:$ip /u:Administrator /p:"$pass" /cert:ignore';
  const before = session.cloud.clock;
  expect(await run(rdp)).toMatchObject({
    exit: 141,
    err: expect.stringMatching(
      /ERRCONNECT_CONNECT_FAILED \[0x00020006\]\n.*failed to connect to [\d.]+\nskytrace: nothing came back for 15 seconds/,
    ),
  });
  expect(session.cloud.clock - before).toBeGreaterThanOrEqual(15_000);
  await run(
    'aws ec2 authorize-security-group-ingress --group-id $sg --protocol tcp --port 3389 --cidr 203.0.113.10/32',
  );
  expect(await run(rdp.replace('$ip', '$linux'))).toMatchObject({
    exit: 141,
    err: expect.stringContaining('nothing listens on that port'),
  });
  expect(await run(rdp)).toMatchObject({
    exit: 134,
    err: expect.stringContaining('ERRCONNECT_LOGON_FAILURE [0x00020014]'),
  });
  await run(
    'sleep 300; pass=$(aws ec2 get-password-data --instance-id $win --priv-launch-key k.pem --query PasswordData --output text)',
  );
  const packets: PacketEvent[] = [];
  let said = '';
  const output = {
    stdout: (text: string) => {
      said += text;
    },
    stderr: (text: string) => {
      said += text;
    },
    packet: (event: PacketEvent) => packets.push(event),
  };
  expect(await shell.run(rdp, { output })).toMatchObject({ exitCode: 0 });
  expect(said).toMatch(
    /^skytrace: a session of Administrator was opened on i-\w+ .*\nnot simulated: the Windows desktop\.\n$/,
  );
  expect(packets).toMatchObject([
    { verdict: 'reachable', flow: { port: 3389, from: 'internet:203.0.113.10' } },
  ]);
  expect(packets[0]?.command).not.toContain('!Aa1');
  expect((await run(`${rdp} +auth-only`)).exit).toBe(0);
  expect((await run('xfreerdp /v:$ip /u:Guest /p:"$pass"')).exit).toBe(134);
});

it('what is typed wrongly is told as the real client tells it', async () => {
  const { run } = openShell();
  expect((await run('xfreerdp')).out).toContain('Usage: xfreerdp [file] [options] [/v:<server>[:port]]');
  expect(await run('xfreerdp /u:Administrator')).toMatchObject({
    exit: 136,
    err: expect.stringContaining('server hostname was not specified with /v:<server>[:port]'),
  });
  expect(await run('xfreerdp /v:10.0.0.1 /usr:x')).toMatchObject({
    exit: 128,
    err: expect.stringContaining('Failed at index 2 [/usr:x]: Unexpected keyword'),
  });
  expect(await run('xfreerdp /v:nowhere.example')).toMatchObject({
    exit: 140,
    err: expect.stringContaining('ERRCONNECT_DNS_NAME_NOT_FOUND'),
  });
});
