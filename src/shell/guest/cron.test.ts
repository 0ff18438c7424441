import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { openShell } from '../test-kit.ts';
import { isDue, readCrontab } from './crontab.ts';

const BUILD = readFileSync(new URL('../cases/bastion.sh', import.meta.url), 'utf8');

describe('cron', () => {
  it('reads its five fields, and names what is wrong', () => {
    const due = (line: string, at: string) => {
      const [job] = readCrontab(line, false).jobs;
      return job !== undefined && isDue(job, Date.parse(at));
    };
    expect(due('*/5 * * * * x', '2026-01-01T00:10:00Z')).toBe(true);
    expect(due('*/5 * * * * x', '2026-01-01T00:11:00Z')).toBe(false);
    expect(due('30 2 * * mon-fri x', '2026-01-01T02:30:00Z')).toBe(true);
    expect(due('30 2 * * 0,6 x', '2026-01-01T02:30:00Z')).toBe(false);
    // Where both days are limited either is enough.
    expect(due('0 0 13 * thu x', '2026-01-01T00:00:00Z')).toBe(true);
    // … but a star with a step limits no day.
    expect(due('0 0 */2 * fri x', '2026-01-01T00:00:00Z')).toBe(false);
    expect(due('0 0 13 * */2 x', '2026-01-01T00:00:00Z')).toBe(false);
    expect(due('0 0 1 * */2 x', '2026-01-01T00:00:00Z')).toBe(true);
    expect(due('@daily x', '2026-01-01T00:00:00Z')).toBe(true);
    for (const [line, what] of [
      ['60 * * * * x', 'bad minute'],
      ['* 24 * * * x', 'bad hour'],
      ['* * 0 * * x', 'bad day-of-month'],
      ['* * * 13 * x', 'bad month'],
      ['* * * * 8 x', 'bad day-of-week'],
      ['* * * * *', 'bad command'],
      ['@often x', 'bad time specifier'],
    ] as const)
      expect(readCrontab(line, false).problem, line).toEqual({ line: 0, what });
  });

  it.each([
    ['date +%F > day', 'date +', 'F > day\n'],
    ['date +\\%F > day', 'date +%F > day', ''],
    ['cat > a%one%two', 'cat > a', 'one\ntwo\n'],
    ['cat > a%100\\%%', 'cat > a', '100%\n\n'],
  ])('ends the command at the first %% that has no backslash: %s', (line, command, input) => {
    expect(readCrontab(`* * * * * ${line}`, false).jobs[0]).toMatchObject({ command, input });
  });

  it('runs jobs by the clock of the document, as their user, at their minute', async () => {
    const { run } = openShell({ isInteractive: true });
    await run(`${BUILD}\nchmod 400 lab.pem`);
    await run('ssh -q -i lab.pem ec2-user@$IP');
    expect((await run('crontab -l')).exit).toBe(127);
    expect(
      await run('sudo dnf install -y cronie >/dev/null && sudo systemctl enable --now crond'),
    ).toMatchObject({ exit: 0 });
    expect(await run('crontab -l')).toMatchObject({ exit: 1, err: 'no crontab for ec2-user\n' });
    expect((await run('crontab -e')).err).toContain('not simulated: an editor.');
    expect(await run('echo "* * * * x" | crontab -')).toMatchObject({
      exit: 1,
      err: expect.stringContaining("errors in crontab file, can't install."),
    });
    expect(
      await run(
        '(crontab -l 2>/dev/null; echo "* * * * * echo \\$(whoami) \\$(date +\\%M) >> /tmp/ticks") | crontab -',
      ),
    ).toMatchObject({ err: '', exit: 0 });
    await run('sleep 180');
    const ticks = (await run('cat /tmp/ticks')).out;
    expect(ticks.match(/^ec2-user \d\d$/gm)).toHaveLength(3);
    expect(new Set(ticks.trim().split('\n')).size).toBe(3);
    expect((await run('sleep 60; wc -l < /tmp/ticks')).out.trim()).toBe('4');
    expect((await run('sudo journalctl -t CROND -n 1')).out).toContain('(ec2-user) CMD (echo $(whoami)');
    await run('echo "*/2 * * * * root touch /root/seen" | sudo tee /etc/cron.d/mine');
    await run('(crontab -l; echo "* * * * * cat > ~/note%a%b"; echo "@reboot date >> ~/boots") | crontab -');
    await run('sleep 120');
    expect((await run('cat note; ls boots')).out).toBe('a\nb\n');
    await run('sudo reboot');
    await run('ssh -q -i lab.pem ec2-user@$IP');
    expect((await run('sleep 60; wc -l < boots')).out.trim()).toBe('1');
    await run('sudo systemctl stop crond; crontab -r');
    expect((await run('sudo ls /root')).out).toBe('seen\n');
    const before = (await run('wc -l < /tmp/ticks')).out;
    expect((await run('sleep 300; wc -l < /tmp/ticks')).out).toBe(before);
  });
});
