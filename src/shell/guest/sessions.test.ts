import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { PacketEvent } from '../ports.ts';
import { openShell, type TestShell } from '../test-kit.ts';

const BUILD = readFileSync(new URL('../cases/bastion.sh', import.meta.url), 'utf8');

async function story(): Promise<TestShell & { readonly packets: PacketEvent[] }> {
  const kit = openShell({ isInteractive: true });
  const built = await kit.run(BUILD);
  expect(built).toMatchObject({ err: '', exit: 0 });
  return { ...kit, packets: [] };
}

describe('sessions inside instances', () => {
  it('lead from the laptop by a bastion to a private web server, as groups and keys allow', async () => {
    const { run, shell, session } = await story();
    expect(await run('ssh -i lab.pem ec2-user@$IP')).toMatchObject({
      exit: 255,
      err: expect.stringMatching(
        /UNPROTECTED PRIVATE KEY FILE!.*Permissions 0644 for 'lab.pem' are too open.*ec2-user@[\d.]+: Permission denied \(publickey,/s,
      ),
    });
    await run('chmod 400 lab.pem');
    expect((await run('ssh -i lab.pem ubuntu@$IP id')).err).toContain('Permission denied (publickey');
    expect(await run('ssh -i lab.pem root@$IP id')).toMatchObject({
      exit: 142,
      err: expect.stringContaining('Please login as the user "ec2-user"'),
    });
    expect((await run('scp -q -i lab.pem lab.pem ec2-user@$IP:lab.pem')).exit).toBe(0);
    expect((await run('ssh -i lab.pem -J ec2-user@$IP ec2-user@10.0.1.10 hostname')).out).toBe(
      'ip-10-0-1-10.ec2.internal\n',
    );

    const packets: PacketEvent[] = [];
    const output = {
      stdout: () => undefined,
      stderr: () => undefined,
      packet: (event: PacketEvent) => packets.push(event),
    };
    await shell.run('ssh -i lab.pem ec2-user@$IP', { output });
    expect(packets).toMatchObject([
      {
        command: expect.stringContaining('ssh -i lab.pem'),
        verdict: 'reachable',
        flow: { from: 'internet:203.0.113.10', port: 22 },
      },
    ]);
    expect(shell.prompt).toMatch(/^\[ec2-user@ip-10-0-0-\d+ ~\]\$ $/);
    expect(await run('curl http://10.0.1.10')).toMatchObject({
      exit: 7,
      err: expect.stringContaining('curl: (7) Failed to connect to 10.0.1.10 port 80'),
    });
    expect((await run('stat -c %a lab.pem')).out).toBe('400\n');
    await run('ssh -i lab.pem ec2-user@10.0.1.10');
    expect(shell.prompt).toBe('[ec2-user@ip-10-0-1-10 ~]$ ');
    expect((await run('cat /srv/booted; whoami')).out).toBe('ready\nec2-user\n');
    expect(await run('sudo dnf install -y nginx')).toMatchObject({
      exit: 1,
      err: expect.stringContaining('Curl error (28)'),
    });
    expect((await run('exit')).out).toContain('Connection to 10.0.1.10 closed.');
    await run('exit');
    expect(shell.instance).toBeUndefined();

    await run(
      'aws ec2 associate-route-table --route-table-id $rt --subnet-id $priv; eip=$(aws ec2 allocate-address --query AllocationId --output text); aws ec2 associate-address --allocation-id $eip --instance-id $web',
    );
    const jump = 'ssh -q -i lab.pem -J ec2-user@$IP ec2-user@10.0.1.10';
    expect(
      await run(
        `${jump} 'sudo dnf install -y nginx && echo hello | sudo tee /usr/share/nginx/html/index.html && sudo systemctl enable --now nginx'`,
      ),
    ).toMatchObject({ exit: 0 });
    const curl =
      'ssh -q -i lab.pem ec2-user@$IP \'curl -s -w "%{http_code}" --connect-timeout 5 http://10.0.1.10\'';
    expect((await run(curl)).out).toBe('hello\n200');
    const web = Object.values(session.cloud.tables.instance).find(
      ({ id }) => session.cloud.guest[id]?.UserData !== undefined,
    );
    expect(session.cloud.guest[web?.id ?? '']?.Listeners).toEqual(
      [22, 80].map((Port) => ({ Protocol: 'tcp', Port })),
    );
    await run(
      'aws ec2 revoke-security-group-ingress --group-id $wsg --protocol tcp --port 80 --source-group $bsg',
    );
    const before = session.cloud.clock;
    expect(await run(curl)).toMatchObject({ exit: 28, out: '000' });
    expect(session.cloud.clock - before).toBeGreaterThanOrEqual(5000);
    await run(
      'aws ec2 authorize-security-group-ingress --group-id $wsg --protocol tcp --port 80 --source-group $bsg',
    );
    expect((await run(curl)).out).toBe('hello\n200');
  });

  it('say why a packet does not come through: four programs, four reasons', async () => {
    const { run } = await story();
    await run('chmod 400 lab.pem');
    const inside = (command: string) => run(`ssh -q -i lab.pem ec2-user@$IP '${command}'`);
    expect(await inside('nc -zv -w 3 10.0.1.10 3306')).toMatchObject({
      exit: 1,
      err: expect.stringContaining('Operation now in progress'),
    });
    expect(await inside('nc -zv 10.0.1.10 80')).toMatchObject({
      exit: 1,
      err: 'nc: connect to 10.0.1.10 port 80 (tcp) failed: Connection refused\n',
    });
    expect(await inside('ping -c 2 10.0.1.10')).toMatchObject({
      exit: 0,
      out: expect.stringContaining('2 packets transmitted, 2 received, 0% packet loss'),
    });
    expect((await inside('traceroute -m 3 10.0.1.10')).out).toMatch(
      /^traceroute to 10.0.1.10 \(10.0.1.10\), 3 hops max, 60 byte packets\n 1 {2}\* \* \*\n/,
    );
    expect((await inside('dig +short example.com')).out).toBe('23.192.228.80\n');
    expect((await inside('dig nowhere.example')).out).toContain('status: NXDOMAIN');
    await run('aws ec2 modify-vpc-attribute --vpc-id $vpc --no-enable-dns-support');
    expect(await inside('dig example.com')).toMatchObject({
      exit: 9,
      out: expect.stringContaining(';; communications error to 10.0.0.2#53: timed out'),
    });
    expect(await inside('curl -sS http://example.com')).toMatchObject({
      exit: 6,
      err: 'curl: (6) Could not resolve host: example.com\n',
    });
  });

  it('offer what is there: files, programs and variables of the machine that one is on', async () => {
    const { run, shell } = await story();
    const offered = async (line: string) =>
      (await shell.complete(line, line.length)).choices.map(({ text }) => text);
    await run('chmod 400 lab.pem; ONLY_HERE=1');
    expect(await offered('cat ')).toContain('lab.pem');
    expect(await offered('cat ~/l')).toEqual(['~/lab.pem']);
    await run('ssh -q -i lab.pem ec2-user@$IP');
    await run('touch inside; mkdir -p folder/deep; cd folder; THERE=1');
    expect(shell.prompt).toMatch(/^\[ec2-user@ip-10-0-0-\d+ folder\]\$ $/);
    expect(await offered('cat ')).toEqual(['deep/']);
    expect(await offered('cat ../')).toEqual(['../folder/', '../inside']);
    expect(await offered('cat /etc/os')).toEqual(['/etc/os-release']);
    expect(await offered('echo $ONLY')).toEqual([]);
    expect(await offered('echo $THE')).toEqual(['$THERE']);
    expect(await offered('sudo systemc')).toEqual(['systemctl']);
    // What may not be listed is not offered.
    expect(await offered('cat /root/')).toEqual([]);
    await run('exit');
    expect(await offered('cat ')).toContain('lab.pem');
  });

  it('do not begin while others could write the keys; the log of the host says so', async () => {
    const { run } = await story();
    await run('chmod 400 lab.pem; ssh-keygen -t ed25519 -q -N "" -f mine');
    const ssh = 'ssh -q -i lab.pem ec2-user@$IP';
    const refused = async () =>
      expect((await run(`${ssh} true`)).err).toMatch(/^ec2-user@.*denied \(publickey/);
    const mend = (command: string) =>
      run(
        `aws ec2-instance-connect send-ssh-public-key --instance-id $bastion --instance-os-user ec2-user --ssh-public-key file://mine.pub >/dev/null; ssh -q -i mine ec2-user@$IP '${command}'`,
      );
    await run(`${ssh} 'chmod 664 .ssh/authorized_keys'`);
    await refused();
    expect((await mend('chmod 600 .ssh/authorized_keys; journalctl -u sshd -n 1')).out).toMatch(
      /sshd\[\d+\]: Authentication refused: bad ownership or modes for file \/home\/ec2-user\/\.ssh\/authorized_keys\n$/,
    );
    expect((await run(`${ssh} 'chmod 777 ~'`)).exit).toBe(0);
    await refused();
    expect((await mend('chmod 700 ~; journalctl -u sshd -n 1')).out).toContain(
      'for directory /home/ec2-user\n',
    );
    expect((await run(`${ssh} 'sudo chown nobody .ssh/authorized_keys'`)).exit).toBe(0);
    await refused();
    expect(
      (
        await mend(
          'echo "StrictModes no" | sudo tee -a /etc/ssh/sshd_config; sudo chmod 644 .ssh/authorized_keys',
        )
      ).exit,
    ).toBe(0);
    expect((await run(`${ssh} true`)).exit).toBe(0);
  });

  it('keep modes, owners and users, and what the metadata service says', async () => {
    const { run } = await story();
    await run('chmod 400 lab.pem');
    const inside = (command: string) => run(`ssh -q -i lab.pem ec2-user@$IP '${command}'`);
    expect(await inside('echo x > /etc/motd')).toMatchObject({
      exit: 1,
      err: '-bash: /etc/motd: Permission denied\n',
    });
    expect(await inside('cat /etc/ssh/sshd_config')).toMatchObject({
      exit: 1,
      err: 'cat: /etc/ssh/sshd_config: Permission denied\n',
    });
    expect((await inside('echo hi | sudo tee /etc/motd; sudo useradd ada; id ada')).out).toContain(
      'hi\nuid=1001(ada)',
    );
    expect((await inside('cat /etc/motd; systemctl is-active sshd')).out).toBe('hi\nactive\n');
    expect((await inside('curl -s http://169.254.169.254/latest/meta-data/local-ipv4')).out).toContain(
      '401 - Unauthorized',
    );
    const token =
      'TOKEN=$(curl -s -X PUT http://169.254.169.254/latest/api/token -H "X-aws-ec2-metadata-token-ttl-seconds: 60"); curl -s -H "X-aws-ec2-metadata-token: $TOKEN" http://169.254.169.254/latest/meta-data/instance-type';
    expect((await inside(token)).out).toBe('t3.micro');
    expect(await inside('aws ec2 describe-vpcs')).toMatchObject({
      exit: 253,
      err: expect.stringContaining('Unable to locate credentials'),
    });
    expect((await inside('ss -tln')).out).toContain('0.0.0.0:22');
    expect(await run('aws ssm start-session --target $bastion')).toMatchObject({
      exit: 254,
      err: expect.stringContaining('TargetNotConnected'),
    });
  });
});
