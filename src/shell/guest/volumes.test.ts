import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { openShell } from '../test-kit.ts';

const BUILD = readFileSync(new URL('../cases/bastion.sh', import.meta.url), 'utf8');

async function story() {
  const kit = openShell();
  expect(await kit.run(`${BUILD}\nchmod 400 lab.pem`)).toMatchObject({ err: '', exit: 0 });
  const inside = (command: string) => kit.run(`ssh -q -i lab.pem ec2-user@$IP '${command}'`);
  return { ...kit, inside };
}

const NEW_DISK = `
zone=$(aws ec2 describe-subnets --subnet-ids $pub --query 'Subnets[0].AvailabilityZone' --output text)
vol=$(aws ec2 create-volume --availability-zone $zone --size 10 --volume-type gp3 --query VolumeId --output text)
aws ec2 wait volume-available --volume-ids $vol
aws ec2 attach-volume --volume-id $vol --instance-id $bastion --device /dev/sdf >/dev/null`;

describe('volumes inside instances', () => {
  it('get a file system, a place in the tree and a line of fstab, and come back after a reboot', async () => {
    const { run, inside } = await story();
    expect(await run(NEW_DISK)).toMatchObject({ err: '', exit: 0 });
    expect((await inside('lsblk')).out).toContain('nvme1n1       259:4   0  10G  0 disk\n');
    expect((await inside('sudo file -s /dev/sdf')).out).toBe('/dev/sdf: data\n');
    expect(await inside('mkfs -t xfs /dev/sdf')).toMatchObject({
      exit: 1,
      err: 'mkfs.xfs: cannot open /dev/sdf: Permission denied\n',
    });
    expect((await inside('sudo mkdir -p /data; sudo mount /dev/sdf /data')).err).toContain(
      'wrong fs type, bad option, bad superblock on /dev/nvme1n1',
    );
    expect((await inside('sudo mkfs -t xfs /dev/sdf')).out).toContain('blocks=2621440');
    expect((await inside('sudo mkfs.xfs /dev/sdf')).err).toContain('Use the -f option to force overwrite.');
    expect(await inside('sudo mount /dev/sdf /nowhere')).toMatchObject({
      exit: 32,
      err: 'mount: /nowhere: mount point does not exist.\n',
    });
    await inside(
      'echo below | sudo tee /data/below; sudo mount /dev/sdf /data && sudo chown ec2-user /data && echo kept > /data/a',
    );
    expect((await inside('ls /data; df -h /data | tail -1')).out).toBe(
      'a\n/dev/nvme1n1  10G  72M  9.9G   1% /data\n',
    );
    expect(await inside('cd /data && sudo umount /data')).toMatchObject({
      exit: 32,
      err: 'umount: /data: target is busy.\n',
    });
    expect((await inside('sudo umount /data; ls /data')).out).toBe('below\n');
    expect(await inside('sudo umount /data')).toMatchObject({
      exit: 32,
      err: 'umount: /data: not mounted.\n',
    });
    await inside(
      'echo "UUID=$(sudo blkid -s UUID -o value /dev/sdf) /data xfs defaults,nofail 0 2" | sudo tee -a /etc/fstab',
    );
    expect((await inside('sudo mount -a; cat /data/a')).out).toBe('kept\n');
    await run('aws ec2 reboot-instances --instance-ids $bastion');
    expect((await inside('cat /data/a; lsblk | tail -1')).out).toBe(
      'kept\nnvme1n1       259:4   0  10G  0 disk /data\n',
    );

    // The files are the volume's: another instance finds them on it. nofail lets the first one start without.
    await run(
      'aws ec2 stop-instances --instance-ids $bastion; aws ec2 wait instance-stopped --instance-ids $bastion; aws ec2 detach-volume --volume-id $vol',
    );
    await run(
      'aws ec2 start-instances --instance-ids $bastion; aws ec2 wait instance-running --instance-ids $bastion; IP=$(aws ec2 describe-instances --instance-ids $bastion --query "Reservations[0].Instances[0].PublicIpAddress" --output text)',
    );
    expect((await inside('ls /data')).out).toBe('below\n');
    await run(
      'aws ec2 run-instances --image-id $ami --instance-type t2.micro --key-name lab --subnet-id $pub --security-group-ids $bsg --associate-public-ip-address --private-ip-address 10.0.0.99 >/dev/null; other=$(aws ec2 describe-instances --filters Name=private-ip-address,Values=10.0.0.99 --query "Reservations[0].Instances[0].InstanceId" --output text); aws ec2 wait instance-running --instance-ids $other; aws ec2 attach-volume --volume-id $vol --instance-id $other --device /dev/sdf',
    );
    const other =
      "ssh -q -i lab.pem -J ec2-user@$IP ec2-user@10.0.0.99 'sudo mount /dev/xvdf /mnt && cat /mnt/a; lsblk | tail -1'";
    await run(
      'aws ec2 authorize-security-group-ingress --group-id $bsg --protocol tcp --port 22 --source-group $bsg',
    );
    // A Xen machine names its disks otherwise.
    expect((await run(other)).out).toMatch(/^kept\nxvdf +202:80 +0 +10G +0 disk \/mnt\n$/);
  });

  it('hinder the boot when fstab waits for one that is gone', async () => {
    const { run, inside } = await story();
    await run(NEW_DISK);
    await inside(
      'sudo mkfs.ext4 -q /dev/sdf; sudo mkdir /data; echo "/dev/sdf /data ext4 defaults 0 2" | sudo tee -a /etc/fstab; sudo mount -a',
    );
    await run('aws ec2 detach-volume --volume-id $vol; aws ec2 reboot-instances --instance-ids $bastion');
    expect((await inside('id')).exit).toBe(255);
  });

  it('rescue an instance whose key is lost: its root volume gets a new key on another machine', async () => {
    const { run, inside } = await story();
    await run('ssh-keygen -t ed25519 -q -N "" -f new_key; pub_key=$(cat new_key.pub)');
    // Its boot wrote a file that has to be there afterwards.
    await run(
      'aws ec2 run-instances --image-id $ami --instance-type t3.micro --key-name lab --subnet-id $pub --security-group-ids $bsg --associate-public-ip-address --private-ip-address 10.0.0.50 --user-data file://data.sh >/dev/null; patient=$(aws ec2 describe-instances --filters Name=private-ip-address,Values=10.0.0.50 --query "Reservations[0].Instances[0].InstanceId" --output text); aws ec2 wait instance-running --instance-ids $patient',
    );
    const address =
      'aws ec2 describe-instances --instance-ids $patient --query "Reservations[0].Instances[0].PublicIpAddress" --output text';

    await run(
      'root=$(aws ec2 describe-instances --instance-ids $patient --query "Reservations[0].Instances[0].BlockDeviceMappings[0].Ebs.VolumeId" --output text)',
    );
    expect((await run('aws ec2 detach-volume --volume-id $root')).err).toContain('OperationNotPermitted');
    await run(
      'aws ec2 stop-instances --instance-ids $patient; aws ec2 wait instance-stopped --instance-ids $patient',
    );
    expect(await run('aws ec2 detach-volume --volume-id $root')).toMatchObject({ err: '', exit: 0 });
    expect((await run('aws ec2 start-instances --instance-ids $patient')).err).toContain(
      'does not have a volume attached at root (/dev/xvda)',
    );
    expect(
      await run('aws ec2 attach-volume --volume-id $root --instance-id $bastion --device /dev/sdf'),
    ).toMatchObject({ err: '', exit: 0 });

    expect((await inside('lsblk')).out).toMatch(/├─nvme1n1p1 +259:5 +0 +8G +0 part\n/);
    expect(await inside('sudo mkdir /mnt/recovery; sudo mount /dev/xvdf1 /mnt/recovery')).toMatchObject({
      exit: 32,
      err: expect.stringContaining('wrong fs type'),
    });
    expect(await inside('sudo mount -o nouuid /dev/xvdf1 /mnt/recovery')).toMatchObject({ exit: 0, err: '' });
    expect((await inside('cat /mnt/recovery/srv/booted')).out).toBe('ready\n');
    const keys = '/mnt/recovery/home/ec2-user/.ssh/authorized_keys';
    expect(
      await run(
        `cat new_key.pub | ssh -q -i lab.pem ec2-user@$IP "sudo tee -a ${keys} >/dev/null; sudo umount /mnt/recovery"`,
      ),
    ).toMatchObject({ exit: 0, err: '' });
    await run('aws ec2 detach-volume --volume-id $root');
    expect(
      await run('aws ec2 attach-volume --volume-id $root --instance-id $patient --device /dev/xvda'),
    ).toMatchObject({ err: '', exit: 0 });
    expect(
      await run(
        'aws ec2 start-instances --instance-ids $patient; aws ec2 wait instance-running --instance-ids $patient',
      ),
    ).toMatchObject({ err: '', exit: 0 });
    expect(await run(`ssh -q -i new_key ec2-user@$(${address}) 'cat /srv/booted; hostname'`)).toMatchObject({
      exit: 0,
      out: 'ready\nip-10-0-0-50.ec2.internal\n',
    });
  });
});
