import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { openShell, type TestShell } from '../test-kit.ts';

/** A line typed inside, and what a real machine answers. Output that is not named is not there. */
interface Row {
  readonly type: string;
  readonly out?: string | RegExp;
  readonly err?: string | RegExp;
  readonly exit?: number;
}

const BUILD = readFileSync(new URL('../cases/bastion.sh', import.meta.url), 'utf8');

async function holds(rows: readonly Row[], { run }: TestShell) {
  for (const { type, out = '', err = '', exit = 0 } of rows) {
    const ran = await run(type);
    const seen = (wanted: string | RegExp, found: string) =>
      typeof wanted === 'string' ? expect(found, type).toBe(wanted) : expect(found, type).toMatch(wanted);
    seen(err, ran.err);
    seen(out, ran.out);
    expect(ran.exit, type).toBe(exit);
  }
}

describe('commands inside Amazon Linux 2023', () => {
  let kit: TestShell;
  beforeAll(async () => {
    kit = openShell({ isInteractive: true });
    await kit.run(`${BUILD}\nchmod 400 lab.pem`);
    await kit.run('ssh -q -i lab.pem ec2-user@$IP');
  });

  const processes: readonly Row[] = [
    {
      type: 'ps',
      out: /^ {4}PID TTY {10}TIME CMD\n +\d+ pts\/0 {4}00:00:00 bash\n +\d+ pts\/0 {4}00:00:00 ps\n$/,
    },
    {
      type: 'ps aux | grep sshd: | head -1',
      out: /^root +\d+ {2}0\.0 {2}\d\.\d +\d+ +\d+ \? +Ss +\d\d:\d\d +0:00 sshd: \/usr\/sbin\/sshd -D/,
    },
    {
      type: 'ps -ef | head -2',
      out: /^UID {10}PID {4}PPID {2}C STIME TTY {10}TIME CMD\nroot +1 +0 {2}0 .*systemd/,
    },
    { type: 'ps -C chronyd -o pid', err: /unsupported option/, exit: 1 },
    { type: 'ps -C nothing', out: '    PID TTY          TIME CMD\n', exit: 1 },
    { type: 'top -b -n1 | head -2 | tail -1', out: /^Tasks: +\d+ total, +1 running, +\d+ sleeping,/ },
    { type: 'pgrep -x chronyd && pidof chronyd', out: /^(\d+)\n\1\n$/ },
    { type: 'pgrep nothing', exit: 1 },
    { type: 'pgrep', err: /no matching criteria specified/, exit: 2 },
    { type: 'kill 999999', err: '-bash: kill: (999999) - No such process\n', exit: 1 },
    { type: 'kill -9 $(pgrep -x chronyd)', err: /- Operation not permitted\n/, exit: 1 },
    { type: 'kill -FOO 1', err: '-bash: kill: FOO: invalid signal specification\n', exit: 1 },
    { type: 'kill', err: /^kill: usage: kill/m, exit: 2 },
    { type: 'pkill chronyd', err: /Operation not permitted/, exit: 1 },
    { type: 'killall nothing', err: 'nothing: no process found\n', exit: 1 },
    { type: 'kill -l | head -1', out: ' 1) SIGHUP\t 2) SIGINT\t 3) SIGQUIT\t 4) SIGILL\t 5) SIGTRAP\n' },
  ];
  it('ps, top, pgrep and kill agree with what runs', () => holds(processes, kit));

  const services: readonly Row[] = [
    { type: 'sudo pkill -x chronyd; systemctl is-active chronyd', out: 'inactive\n', exit: 3 },
    {
      type: 'sudo kill -9 $(pgrep -x amazon-ssm-agen | head -1); systemctl is-active amazon-ssm-agent',
      out: 'active\n',
    },
    {
      type: 'journalctl -u amazon-ssm-agent -p err',
      out: /Main process exited, code=killed, status=9\/KILL\n.*Failed with result 'signal'\.\n$/,
    },
    {
      type: 'systemctl status sshd',
      out: /^● sshd\.service - OpenSSH server daemon\n {5}Loaded: loaded .*enabled.*\n {5}Active: active \(running\) since .*; .* ago\n {3}Main PID: \d+ \(sshd\)\n[\s\S]*CGroup: \/system\.slice\/sshd\.service\n +└─\d+ sshd:/,
    },
    {
      type: 'systemctl stop sshd',
      err: /^Failed to stop sshd\.service: Interactive authentication required\./,
      exit: 4,
    },
    {
      type: 'systemctl enable sshd',
      err: 'Failed to enable unit: Interactive authentication required.\n',
      exit: 1,
    },
    {
      type: 'sudo systemctl start nginx',
      err: 'Failed to start nginx.service: Unit nginx.service not found.\n',
      exit: 5,
    },
    { type: 'systemctl status nginx', err: 'Unit nginx.service could not be found.\n', exit: 4 },
    { type: 'systemctl list-units --type=service | tail -2 | head -1', out: /^\d+ loaded units listed\./ },
    { type: 'sudo systemctl fly sshd', err: 'Unknown command verb fly.\n', exit: 1 },
    { type: 'sudo service sshd restart', err: 'Redirecting to /bin/systemctl restart sshd.service\n' },
    {
      type: 'sudo systemctl stop sshd; ss -tln',
      out: 'State  Recv-Q Send-Q Local Address:Port Peer Address:Port Process\n',
    },
    {
      type: 'sudo systemctl start sshd; ss -tln | tail -1',
      out: 'LISTEN 0      128          0.0.0.0:22        0.0.0.0:*\n',
    },
    { type: 'sudo ss -tlnp | tail -1', out: /users:\(\("sshd",pid=\d+,fd=3\)\)\n$/ },
    {
      type: 'sudo netstat -tlnp | tail -1',
      out: /^tcp {8}0 {6}0 0\.0\.0\.0:22 +0\.0\.0\.0:\* +LISTEN {6}\d+\/sshd\n$/,
    },
    { type: 'ss -tn | tail -1', out: /^ESTAB +0 +0 +10\.0\.0\.\d+:22 +203\.0\.113\.10:\d+\n$/ },
    { type: 'ss -Q', err: /invalid option -- 'Q'/, exit: 255 },
    { type: 'sudo lsof -i :22 | tail -1', out: /^sshd +\d+ +root .*TCP \*:22 \(LISTEN\)\n$/ },
    {
      type: 'journalctl -u sshd -n 1',
      out: /systemd\[1\]: Started sshd\.service - OpenSSH server daemon\.\n$/,
    },
    { type: 'journalctl --since "1 hour ago" -u sshd --until 2020-01-01', out: '-- No entries --\n' },
    { type: 'journalctl --since soon', err: 'Failed to parse timestamp: soon\n', exit: 1 },
    { type: 'journalctl --disk-usage', out: /take up/ },
  ];
  it('systemd starts, stops and restarts services, with their processes, ports and journal', () =>
    holds(services, kit));

  const own = 'printf "[Service]\\nType=oneshot\\nExecStart=%s\\n"';
  const units: readonly Row[] = [
    {
      type: `${own} "/bin/bash /opt/job.sh" | sudo tee /etc/systemd/system/job.service >/dev/null; echo "echo ran > /opt/ran" | sudo tee /opt/job.sh >/dev/null`,
    },
    { type: 'sudo systemctl daemon-reload && sudo systemctl start job && cat /opt/ran', out: 'ran\n' },
    {
      type: 'printf "[Service]\\nExecStart=/opt/none\\n" | sudo tee /etc/systemd/system/lost.service >/dev/null; sudo systemctl daemon-reload; sudo systemctl start lost; systemctl is-failed lost',
      out: 'failed\n',
    },
    {
      type: 'journalctl -u lost | head -1',
      out: /lost\.service: Unable to locate executable '\/opt\/none': No such file or directory\n$/,
    },
    {
      type: 'printf "[Service]\\nExecStart=/usr/bin/python3 app.py\\n" | sudo tee /etc/systemd/system/app.service >/dev/null; sudo systemctl daemon-reload; sudo systemctl start app',
      err: /^not simulated: what \/usr\/bin\/python3 does/,
      exit: 1,
    },
  ];
  it('units that somebody wrote run scripts, or say why not', () => holds(units, kit));

  const users: readonly Row[] = [
    {
      type: 'id',
      out: 'uid=1000(ec2-user) gid=1000(ec2-user) groups=1000(ec2-user),4(adm),10(wheel),190(systemd-journal)\n',
    },
    { type: 'id nobodyhere', err: 'id: ‘nobodyhere’: no such user\n', exit: 1 },
    { type: 'useradd ada', err: /^useradd: Permission denied\./, exit: 1 },
    {
      type: 'sudo groupadd developers; sudo groupadd developers',
      err: "groupadd: group 'developers' already exists\n",
      exit: 9,
    },
    {
      type: 'sudo useradd -m -s /bin/bash -G developers ada; id ada',
      out: 'uid=1002(ada) gid=1002(ada) groups=1002(ada),1001(developers)\n',
    },
    { type: 'sudo useradd ada', err: "useradd: user 'ada' already exists\n", exit: 9 },
    { type: 'sudo usermod -aG wheel ada; groups ada', out: 'ada : ada wheel developers\n' },
    { type: 'sudo usermod -aG nothing ada', err: "usermod: group 'nothing' does not exist\n", exit: 6 },
    { type: 'grep ada /etc/passwd', out: 'ada:x:1002:1002::/home/ada:/bin/bash\n' },
    { type: 'cat /etc/shadow', err: 'cat: /etc/shadow: Permission denied\n', exit: 1 },
    { type: 'sudo -u ada ls -ld /home/ada', out: /^drwx------ 2 ada ada 4096 / },
    { type: 'passwd', err: /^not simulated: passwords/, exit: 1 },
    { type: 'sudo passwd nobodyhere', err: "passwd: Unknown user name 'nobodyhere'.\n", exit: 1 },
    { type: 'sudo groupdel ada', err: "groupdel: cannot remove the primary group of user 'ada'\n", exit: 8 },
    { type: 'sudo userdel -r ada; ls /home', out: 'ec2-user\n' },
    { type: 'sudo userdel ada', err: "userdel: user 'ada' does not exist\n", exit: 6 },
    { type: 'su - -c id', err: 'Password: su: Authentication failure\n', exit: 1 },
    { type: 'echo "bob:x:1500:1500::/home/bob:/bin/bash" | sudo tee -a /etc/passwd >/dev/null' },
    { type: 'id -u bob', out: '1500\n' },
  ];
  it('users and groups are those of /etc/passwd and /etc/group', () => holds(users, kit));

  const owners: readonly Row[] = [
    { type: 'echo a > f; chmod 640 f; ls -l f', out: /^-rw-r----- 1 ec2-user ec2-user 2 .* f\n$/ },
    { type: 'stat -c "%a %U %G" f', out: '640 ec2-user ec2-user\n' },
    { type: 'chown root f', err: "chown: changing ownership of 'f': Operation not permitted\n", exit: 1 },
    { type: 'chgrp wheel f; ls -l f', out: /^-rw-r----- 1 ec2-user wheel / },
    { type: 'chgrp root f', err: "chgrp: changing group of 'f': Operation not permitted\n", exit: 1 },
    { type: 'chown nobodyhere f', err: 'chown: invalid user: ‘nobodyhere’\n', exit: 1 },
    {
      type: 'sudo chown root:developers f; ls -l f; cat f',
      out: /^-rw-r----- 1 root developers /,
      err: 'cat: f: Permission denied\n',
      exit: 1,
    },
    { type: 'chmod 600 f', err: /[Pp]ermi/, exit: 1 },
    { type: 'chown f', err: /missing operand after ‘f’/, exit: 1 },
    { type: 'ls /root', err: "ls: cannot open directory '/root': Permission denied\n", exit: 2 },
    {
      type: 'mkdir -p d/e; touch d/e/f; sudo chown root d/e; rm -rf d; rm d; rm -rf / . d/none; sudo rm -rv d',
      out: "removed 'd'\n",
      err: "rm: cannot remove 'd': Permission denied\nrm: cannot remove 'd': Is a directory\nrm: it is dangerous to operate recursively on '/'\nrm: use --no-preserve-root to override this failsafe\nrm: refusing to remove '.' or '..' directory: skipping '.'\n",
    },
    {
      type: 'mkdir p; echo x > p/f; sudo chown root p; sudo chmod 700 p; test -e p/f || echo unseen; stat p/f; ls p/f; cat p/f; sudo test -e p/f && cd /root',
      out: 'unseen\n',
      err: "stat: cannot statx 'p/f': Permission denied\nls: cannot access 'p/f': Permission denied\ncat: p/f: Permission denied\n-bash: cd: /root: Permission denied\n",
      exit: 1,
    },
    { type: 'pwd; sudo rm -r p', out: '/home/ec2-user\n' },
    { type: 'ls nothing', err: "ls: cannot access 'nothing': No such file or directory\n", exit: 2 },
    { type: 'find / -name os-release 2>/dev/null', out: '/etc/os-release\n' },
    {
      type: 'rm -f f; ln -s /etc/os-release link; ls -l link',
      out: /^lrwxrwxrwx 1 ec2-user ec2-user .* link -> \/etc\/os-release\n$/,
    },
  ];
  it('owners, groups and modes decide who may', () => holds(owners, kit));

  const sudoers: readonly Row[] = [
    { type: 'sudo -l | tail -2', out: '    (ALL) ALL\n    (ALL) NOPASSWD: ALL\n' },
    {
      type: 'sudo useradd eve; echo "eve ALL=(root) NOPASSWD: /bin/systemctl" | sudo tee /etc/sudoers.d/eve >/dev/null; sudo -u eve sudo id',
      err: 'not simulated: sudoers lines for single commands.\n',
      exit: 1,
    },
    { type: 'sudo -u eve sudo -l | tail -1', out: '    (root) NOPASSWD: /bin/systemctl\n' },
    {
      type: 'echo "eve ALL=(ec2-user) NOPASSWD: ALL" | sudo tee /etc/sudoers.d/eve >/dev/null; sudo -u eve sudo -u ec2-user whoami; sudo -u eve sudo whoami',
      out: 'ec2-user\n',
      err: /^Sorry, user eve is not allowed to execute 'whoami' as root on ip-/,
      exit: 1,
    },
    // A file whose name has a dot is not read.
    {
      type: 'sudo mv /etc/sudoers.d/eve /etc/sudoers.d/eve.conf; sudo -u eve sudo whoami',
      err: /eve is not in the sudoers file/,
      exit: 1,
    },
    {
      type: 'export SECRET=s; sudo printenv SECRET; sudo -E printenv SECRET; sudo SECRET=t printenv SECRET HOME USER',
      out: 's\nt\n/root\nroot\n',
    },
    { type: 'unset SECRET; sudo rm /etc/sudoers.d/eve.conf; sudo userdel -r eve' },
  ];
  it('sudo lets do what the lines of sudoers say, in an environment of its own', () => holds(sudoers, kit));

  const archives: readonly Row[] = [
    {
      type: 'mkdir -p data/sub; echo one > data/a; echo two > data/sub/b; chmod 600 data/a; tar -czf backup.tar.gz data; tar -tzf backup.tar.gz',
      out: 'data/\ndata/a\ndata/sub/\ndata/sub/b\n',
    },
    {
      type: 'mkdir restore; tar -xzf backup.tar.gz -C restore; cat restore/data/sub/b; stat -c %a restore/data/a',
      out: 'two\n600\n',
    },
    { type: 'tar cvf plain.tar data --exclude=sub', out: 'data/\ndata/a\n' },
    { type: 'tar -xzf plain.tar', err: /not in gzip format/, exit: 2 },
    {
      type: 'tar -xf nothing.tar',
      err: /^tar: nothing\.tar: Cannot open: No such file or directory/,
      exit: 2,
    },
    { type: 'tar -cf x.tar', err: /Cowardly refusing to create an empty archive/, exit: 2 },
    { type: 'tar -cjf x.tar data', err: /^not simulated: tar with bzip2/, exit: 2 },
    {
      type: 'tar -czf etc.tgz /etc/shadow',
      err: /Removing leading `\/' from member names[\s\S]*etc\/shadow: Cannot open: Permission denied/,
      exit: 2,
    },
    { type: 'echo z > g; gzip g; ls g*; gunzip g.gz; cat g', out: 'g.gz\nz\n' },
  ];
  it('tar and gzip pack and unpack', () => holds(archives, kit));

  const facts: readonly Row[] = [
    { type: 'free -m | head -2', out: /^ +total +used +free +shared +buff\/cache +available\nMem: +964 / },
    { type: 'uname -s', out: 'Linux\n' },
    { type: 'hostname', out: /^ip-10-0-0-\d+\.ec2\.internal\n$/ },
    { type: 'ip route', out: /^default via 10\.0\.0\.1 dev ens5 proto dhcp src 10\.0\.0\.\d+ metric 512 \n/ },
    { type: 'ip -br addr show ens5', out: /^ens5 +UP +10\.0\.0\.\d+\/24 metric 512 \n$/ },
    { type: 'ip addr show eth9', err: 'Device "eth9" does not exist.\n', exit: 1 },
    {
      type: 'ip route add 10.9.0.0/16 via 10.0.0.1',
      err: 'RTNETLINK answers: Operation not permitted\n',
      exit: 2,
    },
    { type: 'sudo ip route add 10.9.0.0/16 via 10.0.0.1', err: /^not simulated: other routes/, exit: 2 },
    {
      type: 'route -n | tail -1',
      out: '10.0.0.0        0.0.0.0         255.255.255.0   U     512    0        0 ens5\n',
    },
    { type: 'nano x', err: /^not simulated: an editor/, exit: 1 },
    {
      type: 'crontab -l',
      err: /^-bash: crontab: command not found\nskytrace: the package cronie brings it: sudo dnf install -y cronie && sudo systemctl enable --now crond\n$/,
      exit: 127,
    },
    {
      type: 'git clone x',
      err: '-bash: git: command not found\nskytrace: the package git brings it: sudo dnf install -y git\n',
      exit: 127,
    },
    {
      type: 'which git python; command -v git',
      err: /^\/usr\/bin\/which: no git in \(.*\)\n.*no python in/,
      exit: 1,
    },
    {
      type: 'sudo dnf install -y git >/dev/null && which git && type git && git clone x',
      out: '/usr/bin/git\ngit is /usr/bin/git\n',
      err: 'not simulated: what git does.\n',
      exit: 1,
    },
    {
      type: 'sudo dnf remove -y git >/dev/null; which git 2>/dev/null; git',
      err: /^-bash: git: command not/,
      exit: 127,
    },
    { type: 'sudo nosuchthing', err: 'sudo: nosuchthing: command not found\n', exit: 1 },
    { type: 'ls --help | head -1', out: 'Usage: ls [OPTION]... [FILE]...\n' },
    { type: 'who', out: /^ec2-user pts\/0 .* \(203\.0\.113\.10\)\n$/ },
    { type: 'sudo -l | tail -1', out: '    (ALL) NOPASSWD: ALL\n' },
  ];
  it('the machine tells of its memory, network and logins', () => holds(facts, kit));

  const packages: readonly Row[] = [
    { type: 'dnf install nginx', err: /has to be run with superuser privileges/, exit: 1 },
    { type: 'rpm -q nginx', out: 'package nginx is not installed\n', exit: 1 },
    {
      type: 'dnf info nginx | head -3',
      out: 'Available Packages\nName         : nginx\nVersion      : 1.28.0\n',
    },
    {
      type: 'sudo dnf install nosuchthing -y',
      err: /^No match for argument: nosuchthing\nError: Unable to find a match: nosuchthing\n/,
      exit: 1,
    },
    {
      type: 'sudo dnf install -y apache2 mysql-server',
      err: 'No match for argument: apache2\nNo match for argument: mysql-server\nError: Unable to find a match: apache2 mysql-server\nskytrace: Amazon Linux 2023 calls apache2 httpd.\nskytrace: Amazon Linux 2023 calls mysql-server mariadb105-server.\n',
      exit: 1,
    },
    { type: 'iostat', err: 'not simulated: what iostat does.\n', exit: 1 },
    { type: 'sudo dnf install nginx', err: /-y says yes/, exit: 1 },
    { type: 'sudo dnf install -y nginx | tail -1', out: 'Complete!\n' },
    {
      type: 'sudo systemctl enable --now nginx; curl -s -o /dev/null -w "%{http_code}" localhost',
      out: '200',
      err: /^Created symlink/,
    },
    {
      type: 'pgrep -a nginx',
      out: /^\d+ nginx: master process \/usr\/sbin\/nginx\n\d+ nginx: worker process\n\d+ nginx: worker process\n$/,
    },
    { type: 'sudo pkill nginx; curl localhost', err: /^curl: \(7\) Failed to connect/, exit: 7 },
    { type: 'rpm -q nginx', out: 'nginx-1.28.0-1.amzn2023.x86_64\n' },
    {
      type: 'sudo dnf remove -y nginx | tail -1; systemctl status nginx',
      out: 'Complete!\n',
      err: 'Unit nginx.service could not be found.\n',
      exit: 4,
    },
  ];
  it('packages bring services, whose processes and ports come and go', () => holds(packages, kit));

  const logs: readonly Row[] = [
    {
      type: 'sudo dnf install -y -q nginx >/dev/null; sudo systemctl start nginx; curl -s localhost >/dev/null; curl -sI -A probe localhost/nothing | head -1',
      out: 'HTTP/1.1 404 Not Found\r\n',
    },
    {
      type: 'sudo tail -2 /var/log/nginx/access.log',
      out: /^127\.0\.0\.1 - - \[\d\d\/\w{3}\/\d{4}:\d\d:\d\d:\d\d \+0000\] "GET \/ HTTP\/1\.1" 200 \d+ "-" "curl\/[\d.]+" "-"\n.* "HEAD \/nothing HTTP\/1\.1" 404 0 "-" "probe" "-"\n$/,
    },
    {
      type: 'sudo cat /var/log/nginx/error.log',
      out: /^\d{4}\/\d\d\/\d\d .* \[error\] \d+#\d+: \*1 open\(\) "\/usr\/share\/nginx\/html\/nothing" failed \(2: No such file or directory\), client: 127\.0\.0\.1, server: _, request: "HEAD \/nothing HTTP\/1\.1", host: "localhost"\n$/,
    },
    {
      type: 'cat /var/log/nginx/access.log',
      err: 'cat: /var/log/nginx/access.log: Permission denied\n',
      exit: 1,
    },
    // What the server's own user may not read it does not give.
    {
      type: 'cd /usr/share/nginx/html; sudo chmod 600 index.html; curl -s localhost | grep title; sudo chmod 644 index.html; sudo mkdir empty; for each in empty empty/; do curl -s -o /dev/null -w "%{http_code} " localhost/$each; done; curl -s -o /dev/null -w "%{http_code}" -X POST localhost; cd; sudo tail -2 /var/log/nginx/error.log | cut -d" " -f6-12',
      out: /^<head><title>403 Forbidden<\/title><\/head>\n301 403 405"\/usr\/share\/nginx\/html\/index\.html" is forbidden \(13: Permission denied\), client:\ndirectory index of "\/usr\/share\/nginx\/html\/empty\/" is forbidden, client:\n$/,
    },
    {
      type: 'sudo rm /var/log/nginx/access.log; curl -s localhost >/dev/null; sudo ls /var/log/nginx; sudo systemctl restart nginx; sudo ls /var/log/nginx',
      out: 'error.log\naccess.log\nerror.log\n',
    },
    { type: 'ls /var/log', out: 'nginx\n' },
    { type: 'stat -c "%a %A" /tmp; df -h /tmp | tail -1', out: /^1777 drwxrwxrwt\ntmpfs .* \/tmp\n$/ },
    {
      type: 'echo mine > /tmp/mine; sudo useradd zoe; sudo -u zoe rm -f /tmp/mine /tmp/none; sudo -u zoe mv /tmp/mine /tmp/hers; cat /tmp/mine',
      out: 'mine\n',
      err: /^rm: cannot remove '\/tmp\/mine': Operation not permitted\nmv: cannot move '\/tmp\/mine'.*: Operation not permitted\n$/,
    },
    { type: 'sudo userdel -r zoe; sudo dnf remove -y nginx >/dev/null' },
  ];
  it('web servers log what they were asked; the journal is no file, and /tmp is everybody’s', () =>
    holds(logs, kit));

  const network: readonly Row[] = [
    { type: 'ping', err: 'ping: usage error: Destination address required\n', exit: 1 },
    { type: 'ping -c 1 nowhere.example', err: 'ping: nowhere.example: Name or service not known\n', exit: 2 },
    { type: 'nc -zv 10.0.1.10 99999', err: 'nc: port number invalid: 99999\n', exit: 1 },
    { type: 'telnet 10.0.1.10 80', out: 'Trying 10.0.1.10...\n', err: /Connection refused/, exit: 1 },
    { type: 'host example.com', out: 'example.com has address 23.192.228.80\n' },
    { type: 'nslookup example.com | head -1', out: 'Server:\t\t10.0.0.2\n' },
    { type: 'mtr --report -c 1 10.0.1.10 | tail -1', out: /^ {2}1\.\|-- 10\.0\.1\.10 +0\.0% +1 / },
    { type: 'traceroute', err: /^Usage:/, exit: 2 },
    { type: 'curl', err: 'curl: (2) no URL specified\n', exit: 2 },
  ];
  it('network programs answer, and refuse what makes no sense', () => holds(network, kit));

  it('end the session when its own shell is killed', async () => {
    await kit.run('kill -9 $(pgrep -x bash)');
    expect(kit.shell.instance).toBeUndefined();
  });
});

describe('commands inside Ubuntu', () => {
  const UBUNTU = BUILD.replace(
    /^ami=.*$/m,
    'ami=resolve:ssm:/aws/service/canonical/ubuntu/server/24.04/stable/current/amd64/hvm/ebs-gp3/ami-id',
  );
  const rows: readonly Row[] = [
    {
      type: 'id',
      out: 'uid=1000(ubuntu) gid=1000(ubuntu) groups=1000(ubuntu),4(adm),24(cdrom),27(sudo),30(dip),105(lxd)\n',
    },
    { type: 'hostname', out: /^ip-10-0-0-\d+\n$/ },
    {
      type: 'ssh ada@github.com',
      err: /^Warning: .*\nada@github\.com: Permission denied \(publickey\)\.\n$|^ada@github\.com: Permission denied \(publickey\)\.\n$/,
      exit: 255,
    },
    { type: 'yum install nginx', err: '-bash: yum: command not found\n', exit: 127 },
    {
      type: 'apt install nginx',
      err: /^E: Could not open lock file \/var\/lib\/dpkg\/lock-frontend - open \(13: Permission denied\)/,
      exit: 100,
    },
    { type: 'apt show nginx | head -2', out: 'Package: nginx\nVersion: 1.28.0\n' },
    {
      type: 'sudo apt remove nosuchthing -y',
      out: /^Reading package lists/,
      err: 'E: Unable to locate package nosuchthing\n',
      exit: 100,
    },
    {
      type: 'sudo apt-get install -y httpd nosuchthing',
      out: /^Reading package lists\.\.\. Done\n/,
      err: /^E: Package 'httpd' has no installation candidate\nE: Unable to locate package nosuchthing\nskytrace: Ubuntu 24\.04\.3 LTS calls httpd apache2\.\n$/,
      exit: 100,
    },
    { type: 'sudo apt install -y nosuchthing >/dev/null', err: /\nskytrace: packages here are/, exit: 100 },
    {
      type: 'mpstat',
      err: /^-bash: mpstat: command not found\nskytrace: .* sudo apt install -y sysstat\n$/,
      exit: 127,
    },
    {
      type: 'sudo apt-get install -y sysstat >/dev/null; mpstat',
      err: /^not simulated: what mpstat/,
      exit: 1,
    },
    // Debian's packages start what they bring.
    { type: 'sudo apt-get install -y apache2 >/dev/null; systemctl is-active apache2', out: 'active\n' },
    { type: 'sudo ss -tlnp | grep :80', out: /"apache2",pid=\d+/ },
    { type: 'dpkg -l apache2 | tail -1', out: /^ii {2}apache2 +2\.4\.58 +amd64 / },
    { type: 'sudo systemctl restart apache2' },
    {
      type: 'tail -1 /var/log/syslog',
      out: /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}\+00:00 ip-10-0-0-\d+ systemd\[1\]: Started apache2\.service - /,
    },
    {
      type: 'curl -s localhost >/dev/null; tail -1 /var/log/apache2/access.log',
      out: /^127\.0\.0\.1 - - .* "GET \/ HTTP\/1\.1" 200 \d+ "-" "curl\/[\d.]+"\n$/,
    },
    { type: 'sudo useradd ada; ls /home', out: 'ubuntu\n' },
    { type: 'sudo adduser ada sudo', out: "info: Adding user `ada' to group `sudo' ...\n" },
    { type: 'sudo crontab -l', err: 'no crontab for root\n', exit: 1 },
    { type: 'lsblk | tail -1', out: '└─nvme0n1p15 259:3   0 106M  0 part /boot/efi\n' },
    { type: 'sudo blkid -s TYPE -o value /dev/nvme0n1p1', out: 'ext4\n' },
    { type: 'reboot', err: /Interactive authentication required/, exit: 1 },
  ];
  it('are those of Debian: apt, its names of services, groups and disks', async () => {
    const kit = openShell({ isInteractive: true });
    await kit.run(`${UBUNTU}\nchmod 400 lab.pem`);
    await kit.run('ssh -q -i lab.pem ubuntu@$IP');
    await holds(rows, kit);
    await kit.run('mkdir -p a/b && cd a/b');
    expect(kit.shell.prompt).toMatch(/^ubuntu@ip-10-0-0-\d+:~\/a\/b\$ $/);
    await kit.run('sudo reboot');
    expect(kit.shell.instance).toBeUndefined();
  });
});
