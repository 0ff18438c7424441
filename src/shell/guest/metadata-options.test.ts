import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { openShell } from '../test-kit.ts';

const BUILD = readFileSync(new URL('../cases/bastion.sh', import.meta.url), 'utf8');

it('tokens for metadata are wanted, or not, or nothing is told, as the instance’s options say', async () => {
  const { run } = openShell();
  await run(`${BUILD}\nchmod 400 lab.pem`);
  const ask = async () =>
    (
      await run(
        'ssh -q -i lab.pem ec2-user@$IP "curl -s -o /dev/null -w %{http_code} http://169.254.169.254/latest/meta-data/"',
      )
    ).out;
  expect(await ask()).toBe('401');
  const set = (options: string) =>
    run(
      `aws ec2 modify-instance-metadata-options --instance-id $bastion ${options} --query InstanceMetadataOptions.State --output text`,
    );
  expect((await set('--http-tokens optional')).out).toBe('pending\n');
  expect(await ask()).toBe('200');
  await set('--http-endpoint disabled');
  expect(await ask()).toBe('403');
  const shown = await run(
    "aws ec2 describe-instances --instance-ids $bastion --query 'Reservations[0].Instances[0].MetadataOptions.[State,HttpTokens,HttpEndpoint,HttpPutResponseHopLimit]' --output text",
  );
  expect(shown.out).toBe('applied\toptional\tdisabled\t2\n');
  expect(
    await run(
      "ami=$(aws ec2 describe-images --owners 099720109477 --query 'Images[0].ImageId' --output text); aws ec2 run-instances --image-id $ami --instance-type t3.micro --subnet-id $pub --metadata-options HttpTokens=required,HttpPutResponseHopLimit=3 --query 'Instances[0].MetadataOptions.[HttpTokens,HttpPutResponseHopLimit]' --output text",
    ),
  ).toMatchObject({ out: 'required\t3\n', err: '' });
});
