import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { openShell } from '../test-kit.ts';

const BUILD = readFileSync(new URL('../cases/bastion.sh', import.meta.url), 'utf8');

async function story(isInteractive = false) {
  const kit = openShell({ isInteractive });
  expect(await kit.run(`${BUILD}\nchmod 400 lab.pem`)).toMatchObject({ err: '', exit: 0 });
  return kit;
}

const PROFILE = `
trust='{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"ec2.amazonaws.com"},"Action":"sts:AssumeRole"}]}'
aws iam create-role --role-name managed --assume-role-policy-document "$trust" >/dev/null
aws iam create-instance-profile --instance-profile-name managed >/dev/null
aws iam add-role-to-instance-profile --instance-profile-name managed --role-name managed`;
const LAUNCH = `
managed=$(aws ec2 run-instances --image-id $ami --instance-type t3.micro --subnet-id $pub --security-group-ids $wsg --associate-public-ip-address --private-ip-address 10.0.0.77 --iam-instance-profile Name=managed --query 'Instances[0].InstanceId' --output text)
aws ec2 wait instance-running --instance-ids $managed`;
const START = 'aws ssm start-session --target $managed';

describe('sessions that are not ssh', () => {
  it('Session Manager leads in without an open port, once role, agent and a way to its endpoints are there', async () => {
    const { run, shell } = await story(true);
    expect(await run(PROFILE + LAUNCH)).toMatchObject({ err: '', exit: 0 });
    expect(await run(START)).toMatchObject({
      exit: 254,
      err: expect.stringMatching(
        /\(TargetNotConnected\) when calling the StartSession operation: i-\w+ is not connected\.\n[\s\S]*lacks AmazonSSMManagedInstanceCore/,
      ),
    });
    await run(
      'aws iam attach-role-policy --role-name managed --policy-arn arn:aws:iam::aws:policy/AmazonSSMManagedInstanceCore',
    );
    await run('aws ec2 delete-route --route-table-id $rt --destination-cidr-block 0.0.0.0/0');
    expect((await run(START)).err).toContain(
      'its agent does not reach ssm.us-east-1.amazonaws.com on port 443.',
    );
    await run(
      'aws ec2 create-route --route-table-id $rt --destination-cidr-block 0.0.0.0/0 --gateway-id $igw',
    );
    expect(await run(START)).toMatchObject({
      exit: 0,
      out: expect.stringMatching(/^\nStarting session with SessionId: \S+\n/),
    });
    expect((await run('whoami; sudo whoami')).out).toBe('ssm-user\nroot\n');
    expect((await run('aws sts get-caller-identity --query Arn --output text')).exit).toBe(0);
    // From inside: the region on the line is not the service.
    expect(
      await run(
        'aws --region us-east-1 sts get-caller-identity --query Account --output text; aws --region eu-west-1 ec2 describe-vpcs --query Vpcs',
      ),
    ).toMatchObject({ exit: 0, out: expect.stringMatching(/^\d{12}\n/) });
    await run('sudo systemctl stop amazon-ssm-agent');
    expect((await run('exit')).out).toContain('Exiting session with sessionId:');
    expect(shell.instance).toBeUndefined();
    expect((await run(START)).err).toContain('its amazon-ssm-agent does not run.');
    expect((await run('aws ssm start-session --target i-00000000000000000')).err).toContain(
      'TargetNotConnected',
    );
    expect((await run('aws ssm start-session')).exit).toBe(252);
  });

  it('Session Manager asks the region of the call, and tells a stopped instance from none', async () => {
    const { run, shell } = await story(true);
    await run(
      `${PROFILE}\naws iam attach-role-policy --role-name managed --policy-arn arn:aws:iam::aws:policy/AmazonSSMManagedInstanceCore${LAUNCH}`,
    );
    expect((await run('aws --region eu-west-1 ssm start-session --target $managed')).err).toContain(
      'eu-west-1 has no instance of that id.',
    );
    expect((await run('AWS_REGION=eu-west-1 aws ssm start-session --target $managed')).exit).toBe(254);
    expect((await run('aws --region us-east-1 ssm start-session --target $managed')).exit).toBe(0);
    expect((await run('whoami')).out).toBe('ssm-user\n');
    await run('exit');
    await run(
      'aws ec2 stop-instances --instance-ids $managed; aws ec2 wait instance-stopped --instance-ids $managed; ssh-keygen -t ed25519 -q -N "" -f mine',
    );
    expect((await run(START)).err).toMatch(/TargetNotConnected[\s\S]*skytrace: it is stopped\./);
    for (const command of [
      'send-ssh-public-key --instance-os-user ec2-user --ssh-public-key file://mine.pub',
      'ssh',
    ]) {
      const ask = (more: string) => run(`aws ec2-instance-connect ${command} --instance-id $managed ${more}`);
      expect((await ask('')).err).toContain('(EC2InstanceStateInvalidException) when calling');
      expect((await ask('--region eu-west-1')).err).toMatch(/NotFound/);
    }
    expect((await run('aws ec2 get-password-data --instance-id $managed')).exit).toBe(0);
    expect((await run('aws ec2 get-password-data --instance-id $managed --region eu-west-1')).exit).toBe(254);
    expect(shell.instance).toBeUndefined();
  });

  it('Session Manager needs no endpoint of ec2messages', async () => {
    const { run } = await story(true);
    await run(
      `${PROFILE}\naws iam attach-role-policy --role-name managed --policy-arn arn:aws:iam::aws:policy/AmazonSSMManagedInstanceCore${LAUNCH}`,
    );
    await run(
      'aws ec2 delete-route --route-table-id $rt --destination-cidr-block 0.0.0.0/0; aws ec2 modify-vpc-attribute --vpc-id $vpc --enable-dns-hostnames; aws ec2 authorize-security-group-ingress --group-id $wsg --protocol tcp --port 443 --cidr 10.0.0.0/16',
    );
    const endpoint = (service: string) =>
      run(
        `aws ec2 create-vpc-endpoint --vpc-id $vpc --vpc-endpoint-type Interface --service-name com.amazonaws.us-east-1.${service} --subnet-ids $pub --security-group-ids $wsg --private-dns-enabled`,
      );
    expect((await endpoint('ssm')).err).toBe('');
    await run('sleep 300');
    expect((await run(START)).err).toContain('does not reach ssmmessages.us-east-1.amazonaws.com');
    await endpoint('ssmmessages');
    await run('sleep 300');
    expect(await run(START)).toMatchObject({ exit: 0, err: '' });
  });

  it('Instance Connect brings a key for a minute', async () => {
    const { run } = await story();
    await run('ssh-keygen -t ed25519 -q -N "" -f mine');
    const send =
      'aws ec2-instance-connect send-ssh-public-key --instance-id $bastion --instance-os-user ec2-user --ssh-public-key file://mine.pub';
    const come = 'ssh -q -i mine ec2-user@$IP whoami';
    expect((await run(come)).err).toContain('Permission denied (publickey');
    expect(JSON.parse((await run(send)).out)).toMatchObject({ Success: true });
    expect(await run(come)).toMatchObject({ exit: 0, out: 'ec2-user\n' });
    expect((await run('sleep 61; ssh -q -i mine ec2-user@$IP whoami')).err).toContain(
      'Permission denied (publickey',
    );
    expect(await run('echo whoami | aws ec2-instance-connect ssh --instance-id $bastion')).toMatchObject({
      exit: 0,
      out: 'ec2-user\n',
    });
    await run(
      'aws ec2 revoke-security-group-ingress --group-id $bsg --protocol tcp --port 22 --cidr 0.0.0.0/0',
    );
    expect(await run('echo whoami | aws ec2-instance-connect ssh --instance-id $bastion')).toMatchObject({
      exit: 255,
      err: expect.stringContaining('Connection timed out'),
    });
    expect((await run(send.replace('$bastion', 'i-00000000000000000'))).err).toContain(
      'EC2InstanceNotFoundException',
    );
  });

  it('a Windows instance tells its password to who has the key, and to nobody before it is ready', async () => {
    const { run } = await story();
    await run(
      'windows=$(aws ec2 run-instances --image-id resolve:ssm:/aws/service/ami-windows-latest/Windows_Server-2022-English-Full-Base --instance-type t3.large --key-name lab --subnet-id $pub --security-group-ids $bsg --query "Instances[0].InstanceId" --output text); aws ec2 wait instance-running --instance-ids $windows',
    );
    const ask = 'aws ec2 get-password-data --instance-id $windows --query PasswordData --output text';
    expect((await run(`${ask} --priv-launch-key lab.pem`)).out.trim()).toBe('');
    await run('sleep 300');
    expect((await run(ask)).out.trim()).toMatch(/^\S{300,}$/);
    expect((await run(`${ask} --priv-launch-key lab.pem`)).out.trim()).toMatch(/^\S{24}$/);
    await run('ssh-keygen -t ed25519 -q -N "" -f other');
    expect(await run(`${ask} --priv-launch-key other`)).toMatchObject({
      exit: 255,
      err: expect.stringContaining('Unable to decrypt password data using provided private key file.'),
    });
    expect((await run('aws ec2 get-password-data --instance-id i-00000000000000000')).err).toContain(
      'InvalidInstanceID.NotFound',
    );
    // Its door is RDP's: open or shut as the group says.
    const address =
      '$(aws ec2 describe-instances --instance-ids $windows --query "Reservations[0].Instances[0].PublicIpAddress" --output text)';
    expect((await run(`nc -zv -w 2 ${address} 3389`)).exit).toBe(1);
  });
});
