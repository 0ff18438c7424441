import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { openShell } from '../test-kit.ts';

const BUILD = readFileSync(new URL('../cases/bastion.sh', import.meta.url), 'utf8');
const ROLE = `
chmod 400 lab.pem
aws iam create-role --role-name managed --assume-role-policy-document '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"ec2.amazonaws.com"},"Action":"sts:AssumeRole"}]}' > /dev/null
aws iam create-instance-profile --instance-profile-name managed > /dev/null
aws iam add-role-to-instance-profile --instance-profile-name managed --role-name managed
other=$(aws ec2 run-instances --image-id $ami --instance-type t3.micro --key-name lab --subnet-id $pub --security-group-ids $bsg --associate-public-ip-address --iam-instance-profile Name=managed --query 'Instances[0].InstanceId' --output text)
aws ec2 wait instance-running --instance-ids $other
at=$(aws ec2 describe-instances --instance-ids $other --query 'Reservations[0].Instances[0].PublicIpAddress' --output text)`;

it('aws inside an instance is the role of its profile, and nobody without one', async () => {
  const { run } = openShell();
  expect(await run(BUILD + ROLE)).toMatchObject({ err: '', exit: 0 });
  const who = "'aws sts get-caller-identity --query Arn --output text'";
  expect((await run(`ssh -q -i lab.pem ec2-user@$at ${who}`)).out).toMatch(
    /^arn:aws:sts::123456789012:assumed-role\/managed\/i-\w+\n$/,
  );
  expect(await run(`ssh -q -i lab.pem ec2-user@$IP ${who}`)).toMatchObject({
    exit: 253,
    err: expect.stringContaining('Unable to locate credentials'),
  });
});
