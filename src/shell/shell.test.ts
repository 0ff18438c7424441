import { describe, expect, it } from 'vitest';
import { openShell } from './test-kit.ts';

describe('a script', () => {
  it('has variables, substitutions, pipes, loops, functions and here-documents', async () => {
    const { run } = openShell();
    const script = `
greet() { echo "hello $1"; }
names=(web "data base")
for name in "\${names[@]}"; do greet "$name"; done
cat <<END | sed 's/a/A/' > file.txt
line of \${#names[@]}
END
cat file.txt; echo '{"a":[1,2]}' | jq -c '.a[1]'; printf '%s\\n' b a | sort | awk '{print NR, $1}'
`;
    expect(await run(script)).toMatchObject({
      out: 'hello web\nhello data base\nline of 2\n2\n1 a\n2 b\n',
      err: '',
      exit: 0,
    });
  });

  it('prints as it goes, both outputs in their order', async () => {
    const { run } = openShell();
    const seen: string[] = [];
    let waiting = 0;
    const ran = await run('echo one; nosuch; for i in 2 3; do echo $i; done; x=$(echo four >&2); echo five', {
      breathe: async () => {
        waiting += 1;
      },
      output: { stdout: (text) => seen.push(text), stderr: (text) => seen.push(text) },
    });
    expect(seen).toEqual(['one\n', 'bash: nosuch: command not found\n', '2\n', '3\n', 'four\n', 'five\n']);
    expect(waiting).toBeGreaterThan(3);
    expect(ran.exit).toBe(0);
  });

  it.each([
    ['redirections of its own', 'echo a > f; echo b >> f; ls nosuch 2> e; cat f; grep -c . < e', 'a\nb\n1\n'],
    [
      'both outputs joined',
      'f() { echo out; echo err >&2; }; f 2>&1 | sort; f > both 2>&1; cat both',
      'err\nout\nout\nerr\n',
    ],
    ['pipelines and their states', `false | true; echo "\${PIPESTATUS[@]} $?"`, '1 0 0\n'],
    [
      'conditions',
      'if grep -q x <<< xyz; then echo yes; else echo no; fi; [[ a < b ]] && echo less',
      'yes\nless\n',
    ],
    ['subshells', '(cd /tmp; pwd); pwd', '/tmp\n/home/cloudshell-user\n'],
    ['output sent away for good', 'exec > log; echo kept; cat log >&2', ''],
    [
      'shells within',
      "bash -c 'echo inner' | tr a-z A-Z; echo 'echo $1' > s.sh; bash s.sh arg",
      'INNER\narg\n',
    ],
  ])('keeps %s', async (_, script, out) => {
    expect((await openShell().run(script)).out).toBe(out);
  });

  it('ends where set -e says, and runs what was trapped', async () => {
    const ran = await openShell().run("trap 'echo bye' EXIT; set -e; echo a; false; echo b");
    expect(ran).toMatchObject({ out: 'a\nbye\n', exit: 1, hasExited: true });
  });

  it('takes arguments, a name and standard input', async () => {
    const ran = await openShell().run('echo "$0 $# $2"; read line; echo "<$line>"', {
      name: 'deploy.sh',
      args: ['a', 'b c'],
      stdin: 'typed\n',
    });
    expect(ran.out).toBe('deploy.sh 2 b c\n<typed>\n');
  });
});

describe('a shell that people type in', () => {
  it('remembers variables, arrays, functions, options, the directory and the last state', async () => {
    const { run, shell } = openShell({ isInteractive: true });
    await run('x="a b"; list=(1 "2 3"); declare -A map; map=([k]="v w"); export Y=z');
    await run('f() { echo "f:$1"; }; alias ll="echo aliased"; mkdir -p d/e; cd d/e');
    expect((await run(`echo "$x|\${list[1]}|\${map[k]}|$(printenv Y)"; f 1; ll; pwd`)).out).toBe(
      'a b|2 3|v w|z\nf:1\naliased\n/home/cloudshell-user/d/e\n',
    );
    expect(shell.directory).toBe('/home/cloudshell-user/d/e');
    await run('cd ~; set -u; false');
    expect((await run('echo $?; pwd')).out).toBe('1\n/home/cloudshell-user\n');
    expect((await run('echo $unset; echo after')).err).toBe('bash: unset: unbound variable\n');
    expect((await run('echo "$x"')).out).toBe('a b\n');
  });

  it('stays open after a mistake and closes at exit', async () => {
    const { run } = openShell({ isInteractive: true });
    expect(await run('if true; then echo a')).toMatchObject({ exit: 2, hasExited: false });
    expect((await run('echo "unbalanced')).err).toContain('unexpected EOF while looking for matching');
    expect(await run('nosuch')).toMatchObject({ exit: 127, hasExited: false });
    expect(await run('echo bye; exit 3')).toMatchObject({ out: 'bye\n', exit: 3, hasExited: true });
  });
});

describe('time and chance', () => {
  it('come from the document: sleep takes none of ours, and replays agree', async () => {
    const script = [
      'date -u +%FT%TZ; sleep 90m; date +%T; date -d "2 days ago" +%F',
      'echo $RANDOM $((RANDOM)) $SECONDS $EPOCHSECONDS; touch f; ls -l f',
    ].join('\n');
    const first = await openShell().run(script);
    expect(first.out).toMatch(
      /^2026-01-01T00:00:00Z\n01:30:00\n2025-12-30\n\d+ \d+ 5400 1767231000\n-rw-r--r-- .* Jan +1 (?:01:30| 2026) f\n$/,
    );
    expect((await openShell().run(script)).out).toBe(first.out);
  });
});

describe.each([
  ['a fork bomb', 'b() { b | b & }; b', 'as a fork bomb does'],
  ['an endless loop', 'while true; do x=1; done', 'more than'],
  ['an endless recursion', 'f() { f; }; f', 'more than 100 deep'],
  ['a text that doubles', 'x=aaaaaaaa; for i in $(seq 1 40); do x=$x$x; done', 'one text grew beyond'],
  [
    'a flood',
    'x=$(printf "%01000000d" 1); for i in $(seq 1 100); do echo "$x"; done',
    'it printed more than',
  ],
  ['a wide format', 'printf "%0500000000d" 1', 'bytes'],
])('%s', (_, script, reason) => {
  it('is stopped with a clear line', async () => {
    const { run, session } = openShell();
    const ran = await run(`aws ec2 create-vpc --cidr-block 10.0.0.0/16 > /dev/null\n${script}`);
    expect(ran.exit).toBe(126);
    expect(ran.err).toMatch(/skytrace: stopped: .*\. What the commands before it made stays\.\n$/);
    expect(ran.err).toContain(reason);
    expect(ran.out.length).toBeLessThanOrEqual(16_000_000);
    expect(Object.keys(session.cloud.tables.vpc)).toHaveLength(1);
  });
});

describe('a runaway script', () => {
  it('is stopped by Ctrl-C between two commands; what they made stays', async () => {
    const { run, session } = openShell();
    const stop = new AbortController();
    let count = 0;
    const script = 'for i in 1 2 3 4 5; do aws ec2 create-internet-gateway --query Return; done; echo done';
    const ran = await run(script, {
      signal: stop.signal,
      breathe: async () => {
        count += 1;
        if (count === 4) stop.abort();
      },
    });
    expect(ran).toMatchObject({ exit: 130, err: '' });
    const made = Object.keys(session.cloud.tables['internet-gateway']).length;
    expect(made).toBeGreaterThan(0);
    expect(made).toBeLessThan(5);
  });

  it('reaches nothing outside: no network, no other files, no other languages', async () => {
    const ran = await openShell().run(
      'curl -s -o /dev/null -w "%{http_code}" http://example.com; cat /etc/passwd; python3 -c 1; node -e 1',
    );
    // A name of the simulated world, answered by it.
    expect(ran.out).toBe('200');
    expect(ran.err).toMatch(/passwd: No such file/);
    expect(ran.err).toMatch(/python3: command not found/);
  });

  it('may be anything at all: bytes of no text, hostile names', async () => {
    const { run } = openShell();
    const bytes = String.fromCharCode(...Array.from({ length: 256 }, (_, code) => code));
    expect((await run(bytes)).exit).toBeGreaterThan(0);
    const name = '$(touch /pwned) `id` "; rm -rf / #';
    const quoted = `'${name}'`;
    await run(
      `aws ec2 create-vpc --cidr-block 10.0.0.0/16 --tag-specifications 'ResourceType=vpc,Tags=[{Key=Name,Value=x}]'`,
    );
    const ran = await run(
      `V=$(aws ec2 describe-vpcs --query 'Vpcs[0].VpcId' --output text); aws ec2 create-tags --resources $V --tags "[{\\"Key\\":\\"Name\\",\\"Value\\":\\"n\\"}]"; N=${quoted}; echo "$N"; ls /pwned`,
    );
    expect(ran.out).toBe(`${name}\n`);
    expect(ran.err).toMatch(/No such file/);
  });
});

describe('what a command did', () => {
  it('is told with its records, one event a command', async () => {
    const { run, session } = openShell();
    const ran = await run(`
VPC=$(aws ec2 create-vpc --cidr-block 10.0.0.0/16 --query Vpc.VpcId --output text)
aws ec2 wait vpc-available --vpc-ids $VPC
aws ec2 create-tags --resources $VPC --tags "Key=Name,Value=a shop"
aws ec2 delete-vpc --vpc-id $VPC
aws ec2 delete-vpc --vpc-id $VPC
aws ec2 describe-vpcs`);
    const [made, , tagged, removed, refused, read] = ran.events;
    expect(made?.made.map(({ table }) => table).sort()).toEqual([
      'network-acl',
      'route-table',
      'security-group',
      'vpc',
    ]);
    expect(made?.made.map(({ key }) => key)).toContain('vpc-1');
    expect(tagged).toMatchObject({ exitCode: 0, changed: [{ table: 'vpc', key: 'vpc-1' }] });
    expect(tagged?.command).toMatch(
      /^aws ec2 create-tags --resources vpc-\w+ --tags 'Key=Name,Value=a shop'$/,
    );
    expect(removed?.removed).toHaveLength(4);
    expect(refused).toMatchObject({ exitCode: 254, requests: [], made: [], changed: [], removed: [] });
    expect(read).toMatchObject({ exitCode: 0, made: [], changed: [], removed: [] });
    expect(read?.requests.map(({ operation }) => operation)).toEqual(['DescribeVpcs']);
    expect(session.cloud.tables.vpc).toEqual({});
  });
});

describe('history', () => {
  it('keeps lines once, forgets on demand and finds', async () => {
    const { shell, run } = openShell({ isInteractive: true, history: ['aws ec2 describe-vpcs'] });
    for (const line of ['ls', 'ls', ' secret', 'pwd']) shell.history.add(line);
    expect(shell.history.lines).toEqual(['aws ec2 describe-vpcs', 'ls', 'pwd']);
    expect(shell.history.searchBack('ec2')).toBe(0);
    expect((await run('history 2')).out).toBe('    2  ls\n    3  pwd\n');
    await run('history -c');
    expect(shell.history.lines).toEqual([]);
  });
});

describe('a line that goes on', () => {
  it.each([
    ['if [[ $STAGE != build ]]; then', true],
    ['if true; then\n  true\nelse', true],
    ['for zone in a b; do', true],
    ['build() {', true],
    ['echo "half', true],
    ['cat <<END', true],
    ['aws ec2 describe-vpcs \\', true],
    ['true &&', true],
    ['if true; then\n  true\nfi', false],
    ['fi', false],
    ['echo whole', false],
    ['', false],
  ])('%j: %s', (line, isUnfinished) => {
    expect(openShell({ isInteractive: true }).shell.needsMore(line)).toBe(isUnfinished);
  });
});
