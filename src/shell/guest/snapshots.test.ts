import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { openShell } from '../test-kit.ts';

const BUILD = readFileSync(new URL('../cases/bastion.sh', import.meta.url), 'utf8');

it('what a volume holds goes into its snapshots, and from there into new volumes and copies', async () => {
  const { run, session } = openShell();
  const inside = (command: string) => run(`ssh -q -i lab.pem ec2-user@$IP '${command}'`);
  const ran = await run(`${BUILD}
chmod 400 lab.pem
zone=$(aws ec2 describe-subnets --subnet-ids $pub --query 'Subnets[0].AvailabilityZone' --output text)
made() { aws ec2 wait volume-available --volume-ids $1; aws ec2 attach-volume --volume-id $1 --instance-id $bastion --device $2 > /dev/null; }
vol=$(aws ec2 create-volume --availability-zone $zone --size 10 --volume-type gp3 --query VolumeId --output text)
made $vol /dev/sdf`);
  expect(ran).toMatchObject({ err: '', exit: 0 });
  await inside(
    'sudo mkfs -t xfs /dev/sdf && sudo mkdir /data && sudo mount /dev/sdf /data && echo kept | sudo tee /data/a',
  );
  await run(
    `snap=$(aws ec2 create-snapshot --volume-id $vol --query SnapshotId --output text); aws ec2 wait snapshot-completed --snapshot-ids $snap`,
  );
  await inside('echo later | sudo tee /data/a; sudo umount /data');
  await run(`copy=$(aws ec2 copy-snapshot --source-region us-east-1 --source-snapshot-id $snap --query SnapshotId --output text)
aws ec2 wait snapshot-completed --snapshot-ids $copy
again=$(aws ec2 create-volume --availability-zone $zone --snapshot-id $copy --query VolumeId --output text); made $again /dev/sdg`);
  expect((await inside('sudo mount /dev/sdg /data && cat /data/a')).out).toBe('kept\n');
  expect((await inside('sudo umount /data; sudo mount /dev/sdf /data && cat /data/a')).out).toBe('later\n');
  const held = () => Object.keys(session.cloud.guest).filter((id) => id.startsWith('snap-'));
  expect(held()).toHaveLength(2);
  await run('aws ec2 delete-snapshot --snapshot-id $snap; aws ec2 delete-snapshot --snapshot-id $copy');
  expect(held()).toEqual([]);
});
