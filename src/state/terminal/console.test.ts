import { describe, expect, it } from 'vitest';
import { newDocument } from '../../editor/document.ts';
import { newCloud } from '../../kernel/cloud/new-cloud.ts';
import { awsRegistry } from '../../resources/registry.ts';
import type { CommandEvent } from '../../shell/ports.ts';
import { createLab } from '../lab.ts';
import { createTerminalSession, echoOf } from './terminal.ts';

/** A terminal without a screen: what it prints, without colours and without what draws the line anew. */
function openTerminal() {
  const place = { account: '123456789012', region: 'us-east-1' };
  const lab = createLab(newDocument('one', 'One', newCloud(awsRegistry, 'terminal'), place));
  let printed = '';
  let isClosed = false;
  let woken: (() => void)[] = [];
  const events: CommandEvent[] = [];
  const { console: lines, made } = createTerminalSession(lab, {
    write: (text) => {
      printed += text;
    },
    columns: () => 80,
    clear: () => {
      printed = '';
    },
    command: (event) => events.push(event),
    packet: () => undefined,
    changed: () => {
      if (lines.run !== null) return;
      const waiting = woken;
      woken = [];
      for (const wake of waiting) wake();
    },
    closed: () => {
      isClosed = true;
    },
    breathe: () => new Promise((resolve) => setTimeout(resolve)),
  });
  const idle = async () => {
    while (lines.run !== null) await new Promise<void>((resolve) => woken.push(resolve));
    await new Promise((resolve) => setTimeout(resolve));
    if (lines.run !== null) await idle();
  };
  return {
    lab,
    lines,
    made,
    events,
    idle,
    isClosed: () => isClosed,
    output: () =>
      printed
        .split('\x1b[')
        .map((part, index) => (index === 0 ? part : part.replace(/^[\d;]*[A-Za-z]/, '')))
        .join(''),
    run: async (line: string) => {
      lines.key(line);
      lines.key('\r');
      await idle();
    },
  };
}

describe('a terminal on a lab', () => {
  it('makes each changing command one step of the history, and none of one that reads', async () => {
    const { lab, run, events, made } = openTerminal();
    await run('aws ec2 describe-vpcs');
    expect(lab.store.getState().past).toEqual([]);
    await run('ID=$(aws ec2 create-vpc --cidr-block 10.0.0.0/16 --query Vpc.VpcId --output text)');
    await run('aws ec2 create-subnet --vpc-id $ID --cidr-block 10.0.1.0/24; aws ec2 create-internet-gateway');
    const { past } = lab.store.getState();
    expect(past.map(({ label }) => label.split(' ')[2])).toEqual([
      'create-vpc',
      'create-subnet',
      'create-internet-gateway',
    ]);
    expect(past.every(made)).toBe(true);
    expect(events.at(-1)?.made).toHaveLength(1);
    expect(echoOf([], past)).toContain('aws ec2 create-internet-gateway');
  });

  it('reads the live document: what is undone is gone', async () => {
    const { lab, lines, run, output } = openTerminal();
    await run('ID=$(aws ec2 create-vpc --cidr-block 10.0.0.0/16 --query Vpc.VpcId --output text)');
    lab.undo();
    lines.clear();
    await run('aws ec2 describe-vpcs --vpc-ids $ID');
    expect(output()).toContain('An error occurred (InvalidVpcID.NotFound)');
  });

  it('refuses what changes a locked lab with the lab’s reason, and reads on', async () => {
    const { lab, run, output } = openTerminal();
    lab.lock('This is only to be looked at.');
    await run(
      'aws ec2 create-vpc --cidr-block 10.0.0.0/16; aws ec2 describe-vpcs --query "length(Vpcs)"; date',
    );
    expect(output()).toContain(
      'An error occurred (ReadOnly) when calling the CreateVpc operation: This is only to be looked at.',
    );
    expect(lab.store.getState().past).toEqual([]);
  });

  it('lets time pass on the document’s clock, which is no step', async () => {
    const { lab, run } = openTerminal();
    const before = lab.store.getState().document.cloud.clock;
    await run('sleep 90');
    expect(lab.store.getState().document.cloud.clock).toBe(before + 90_000);
    expect(lab.store.getState().past).toEqual([]);
  });

  it('runs a paste line by line, keeps together what belongs together, and refuses bytes', async () => {
    const { lines, idle, output } = openTerminal();
    lines.paste('x=1\r\nfor i in 1 2; do\necho "round $i"\ndone\necho "x is $x"\necho waits');
    await idle();
    expect(output()).toMatch(/round 1\nround 2\n/);
    expect(output()).toContain('x is 1\n');
    expect(output()).not.toContain('waits\n');
    lines.key('\x03');
    lines.paste('\x00\x01\x02');
    expect(output()).toContain('Not pasted: it is not text');
  });

  it('stops at Ctrl+C, and forgets what was typed ahead', async () => {
    const { lines, idle, output } = openTerminal();
    lines.key('while true; do echo round; done');
    lines.key('\r');
    lines.key('echo ahead\r');
    lines.key('\x03');
    await idle();
    expect(output()).toContain('^C');
    expect(output()).not.toContain('ahead\n');
  });

  it('runs a dropped script in a shell within, as it prints, and lives on', async () => {
    const { lines, run, output, isClosed } = openTerminal();
    await lines.runScript('fails.sh', 'set -e\necho one\nfalse\necho two\n');
    expect(output()).toContain('# fails.sh: exit code 1');
    expect(output()).not.toContain('two');
    await run('false; echo "still here"');
    expect(output()).toContain('still here\n');
    expect(isClosed()).toBe(false);
    await run('exit');
    expect(isClosed()).toBe(true);
  });

  it('has lines typed into it that nobody ran', () => {
    const { lines, output, lab } = openTerminal();
    lines.begin();
    lines.prefill('aws ec2 describe-vpcs\n');
    expect(output()).toMatch(/~ \$ aws ec2 describe-vpcs\r$/);
    expect(lines.run).toBeNull();
    lab.typeInTerminal('echo later');
    expect(lab.store.getState().typed).toEqual({ text: 'echo later' });
  });
});
