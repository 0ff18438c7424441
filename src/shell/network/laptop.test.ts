import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { openShell } from '../test-kit.ts';
import { readLaptopAddress } from './laptop.ts';

const BUILD = readFileSync(new URL('../cases/office.sh', import.meta.url), 'utf8');

describe('the address of the laptop', () => {
  it('decides whether a rule for one address lets it in', async () => {
    let address = '203.0.113.10';
    const { run, session } = openShell({ address: () => address });
    expect(await run(BUILD)).toMatchObject({ err: '', exit: 0 });
    const before = session.cloud.clock;
    expect(await run('ssh -q -i k.pem ec2-user@$ip who')).toMatchObject({
      exit: 255,
      err: expect.stringMatching(/^ssh: connect to host [\d.]+ port 22: Connection timed out\n$/),
    });
    expect(session.cloud.clock - before).toBeGreaterThan(120_000);
    address = '198.51.100.7';
    expect(await run('ssh -q -i k.pem ec2-user@$ip who')).toMatchObject({
      exit: 0,
      out: expect.stringContaining('(198.51.100.7)'),
    });
  });

  it('is what others see; the laptop itself has one of its home', async () => {
    const { run } = openShell({ address: () => '198.51.100.7' });
    expect((await run('curl -s ifconfig.me; echo; curl -s https://checkip.amazonaws.com')).out).toContain(
      '198.51.100.7\n\n198.51.100.7',
    );
    for (const command of ['ip addr', 'ip -4 a show wlan0', 'ifconfig']) {
      const ran = await run(command);
      expect(ran.out, command).toContain('inet 192.168.1.20');
      expect(ran.err, command).toBe(
        'skytrace: the internet sees this laptop as 198.51.100.7: its router translates 192.168.1.20.\n',
      );
    }
    expect((await run('ip route')).out).toMatch(/^default via 192\.168\.1\.1 dev wlan0 /);
    expect(await run('ip addr add 10.0.0.1/8 dev wlan0')).toMatchObject({
      exit: 2,
      err: expect.stringMatching(/^not simulated: /),
    });
  });

  it.each(['', 'me', '10.0.0', '198.51.100.7/32', '2001:db8::1', '300.1.1.1'])('is not "%s"', (text) => {
    const read = readLaptopAddress(text);
    expect(read.ok ? '' : read.error).toContain('is not an IPv4 address');
  });

  it.each(['10.0.0.7', '192.168.1.20', '127.0.0.1', '100.64.0.1', '224.0.0.1'])(
    'is not %s, which the internet does not carry',
    (text) => {
      const read = readLaptopAddress(text);
      expect(read.ok ? '' : read.error).toContain(`${text} is not an address on the internet.`);
    },
  );
});
