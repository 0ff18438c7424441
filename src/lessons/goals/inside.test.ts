import { describe, expect, it } from 'vitest';
import { Judge } from '../exercise/judge-exercise.ts';
import { buildCloud } from '../script/build-cloud.ts';
import { ownKeys } from '../typed/own-keys.ts';
import { typeScript } from '../typed/type-script.ts';
import { type Goal, goalSchema } from './goals.ts';

const COMMANDS = `
aws ec2 create-default-vpc
aws ec2 create-key-pair --key-name lab
aws ec2 authorize-security-group-ingress --group-name default --protocol tcp --port 22 --cidr 203.0.113.10/32
aws ec2 run-instances --image-id resolve:ssm:/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64 --instance-type t3.micro --key-name lab --tag-specifications 'ResourceType=instance,Tags=[{Key=Name,Value=web-1}]'
aws ec2 run-instances --image-id resolve:ssm:/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64 --instance-type t3.micro --key-name lab --tag-specifications 'ResourceType=instance,Tags=[{Key=Name,Value=web-2}]'
`;
const TYPED = `
chmod 640 lab.pem
chmod 400 lab.pem
ssh -i lab.pem ec2-user@@web-1:public-ip
sudo dnf install -y nginx
sudo systemctl start nginx
sudo useradd -m ana && sudo usermod -aG wheel ana
echo secret > notes.txt && chmod 640 notes.txt
sudo tee /etc/systemd/system/busy.service > /dev/null <<'END'
[Service]
ExecStart=/usr/bin/yes
END
sudo systemctl daemon-reload && sudo systemctl start busy
ps aux --sort=-%cpu | head -2
exit
`;

const built = buildCloud([{ text: COMMANDS, at: 'x.yaml:1' }]).state.cloud;
const run = await typeScript({ cloud: built, laptop: ownKeys(built) }, TYPED);

function verdictOf(goal: object): string {
  const read = { ...(goalSchema.parse(goal) as Goal), id: 'goal' };
  const attempt = { ...run.state, edits: [], commands: run.calls, answers: {}, typed: run.lines };
  const [judged] = new Judge().judge([read], attempt);
  return judged?.verdict.kind === 'met' ? 'met' : `${judged?.verdict.kind}: ${judged?.verdict.why}`;
}

describe('goals about the inside of an instance', () => {
  it('rest on commands that ran', () => {
    expect(run.problems).toEqual([]);
  });

  it.each([
    [{ kind: 'file', on: 'laptop', path: 'lab.pem', mode: '400' }, 'met'],
    [{ kind: 'file', on: 'laptop', path: 'lab.pem', mode: '600' }, /^not-met: Its mode is 400/],
    [{ kind: 'file', on: 'web-1', path: '/home/ec2-user/notes.txt', contains: 'secret', mode: '640' }, 'met'],
    [
      { kind: 'file', on: 'web-1', path: '/home/ec2-user/notes.txt', private: true },
      'not-met: Its mode is 640: the owner may read and write, the group may read, others nothing.',
    ],
    [{ kind: 'file', on: 'web-1', path: '/home/ec2-user/notes.txt', lacks: 'secret' }, /^not-met: `secret`/],
    [{ kind: 'file', on: 'web-1', path: '/home/ec2-user/notes.txt', owner: 'root' }, /belongs to ec2-user/],
    // A file of the image that nobody changed, and one of a package.
    [{ kind: 'file', on: 'web-1', path: '/etc/hostname', owner: 'root', mode: '644' }, 'met'],
    [{ kind: 'file', on: 'web-1', path: '/etc/nginx/nginx.conf', contains: ['listen', '80'] }, 'met'],
    [{ kind: 'file', on: 'web-1', path: '/srv/x' }, /^not-met: There is no/],
    [{ kind: 'file', on: 'web-1', path: '/srv/x', is: 'absent' }, 'met'],
    [{ kind: 'file', on: 'web-2', path: '/srv/x' }, /^open: Nobody has been to web-2 yet/],
    [{ kind: 'service', on: 'web-1', name: 'nginx', running: true }, 'met'],
    [{ kind: 'service', on: 'web-1', name: 'nginx', enabled: true }, /^not-met: It is disabled/],
    [{ kind: 'service', on: 'web-1', name: 'httpd', running: true }, /^not-met: There is no service httpd/],
    [{ kind: 'service', on: 'web-3', name: 'nginx', running: true }, /^open: Nothing here is named "web-3"/],
    [{ kind: 'process', on: 'web-1', program: '/usr/bin/yes', running: true }, 'met'],
    [{ kind: 'process', on: 'web-1', program: 'yes', running: false }, 'not-met: It still runs.'],
    [{ kind: 'user', on: 'web-1', name: 'ana', in: ['wheel'] }, 'met'],
    [
      { kind: 'user', on: 'web-1', name: 'ana', in: ['adm'] },
      /^not-met: ana is in ana, wheel, and not in adm/,
    ],
    [{ kind: 'user', on: 'web-1', name: 'ana', 'not-in': ['wheel'] }, /^not-met: ana is in wheel as well/],
    [{ kind: 'user', on: 'web-1', name: 'ben' }, 'not-met: There is no user ben so far.'],
    [{ kind: 'package', on: 'web-1', name: 'nginx' }, 'met'],
    [{ kind: 'package', on: 'web-1', name: 'git' }, 'not-met: It is not installed so far.'],
    [{ kind: 'command', program: 'useradd' }, 'met'],
    [{ kind: 'command', program: 'ss' }, 'not-met: It was not used so far.'],
  ])('%j', (goal, expected) => {
    expect(verdictOf(goal)).toMatch(
      typeof expected === 'string' ? new RegExp(`^${escaped(expected)}$`) : expected,
    );
  });

  it('need no long document: what every bash brings is not kept', () => {
    const [host] = Object.values(run.state.cloud.guest).filter(({ Host }) => Host !== undefined);
    expect(JSON.stringify(host?.Host).length).toBeLessThan(10_000);
  });
});

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
