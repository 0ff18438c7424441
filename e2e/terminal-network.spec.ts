import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { expectNoAccessibilityFault } from './fixtures/axe.ts';
import { LabPage } from './fixtures/lab-page.ts';
import { TerminalDock } from './fixtures/terminal.ts';
import { expect, test } from './fixtures/test.ts';
import { TraceDock } from './fixtures/trace-dock.ts';

const script = (name: string) => readFileSync(new URL(`../src/shell/cases/${name}`, import.meta.url), 'utf8');
const BUILD = script('bastion.sh');
const OFFICE = script('office.sh');

test.slow();

/** A terminal on a bastion in a public subnet and a web server in a private one. */
async function openBastion(page: Page) {
  const terminal = new TerminalDock(page);
  await new LabPage(page).openBlank();
  await terminal.open();
  await terminal.paste(BUILD);
  await terminal.waits();
  return { terminal, packets: terminal.region.getByRole('region', { name: 'Packets sent from here' }) };
}

test('ssh leads by a bastion to a private web server; its packets are followed on the canvas, blocked by an edit and mended', async ({
  page,
}) => {
  const { terminal, packets } = await openBastion(page);
  await terminal.run('clear; ssh -i lab.pem ec2-user@$IP');
  await terminal.shows('UNPROTECTED PRIVATE KEY FILE!');
  await terminal.run('chmod 400 lab.pem; scp -q -i lab.pem lab.pem ec2-user@$IP:lab.pem');
  await terminal.run('ssh -i lab.pem ec2-user@$IP');
  await terminal.shows(/\[ec2-user@ip-10-0-0-\d+ ~\]\$/);
  await expect(packets).toContainText('arrived and answered');
  await expect(packets).toContainText('ssh -i lab.pem');
  await terminal.run('ssh -i lab.pem ec2-user@10.0.1.10');
  await terminal.shows('[ec2-user@ip-10-0-1-10 ~]$');
  await terminal.run('sudo systemctl start httpd 2>/dev/null || echo no web server yet');
  await terminal.run('exit');
  await terminal.run('clear; curl -m 5 http://10.0.1.10');
  await terminal.shows('curl: (7) Failed to connect to 10.0.1.10 port 80');
  await expect(packets).toContainText('refused');
  await terminal.run('exit');
  // The packets were followed on the canvas while the terminal kept the focus.
  await expect(page.locator('.lab-trace').first()).toBeAttached();
  await expect(terminal.region.getByRole('textbox')).toBeFocused();

  await terminal.run(
    'aws ec2 associate-route-table --route-table-id $rt --subnet-id $priv > /dev/null; eip=$(aws ec2 allocate-address --query AllocationId --output text); aws ec2 associate-address --allocation-id $eip --instance-id $web > /dev/null',
  );
  await terminal.run(
    "ssh -q -i lab.pem -J ec2-user@$IP ec2-user@10.0.1.10 'sudo dnf install -y -q nginx && echo hello | sudo tee /usr/share/nginx/html/index.html && sudo systemctl enable --now nginx'",
  );
  const curl = "clear; ssh -q -i lab.pem ec2-user@$IP 'curl -sS -m 5 http://10.0.1.10'";
  await terminal.run(curl);
  await terminal.shows(/^hello$/m);
  await expect(packets).toContainText('arrived and answered');
  await expect(packets).toContainText('curl -sS -m 5 http://10.0.1.10');
  await terminal.run(
    'aws ec2 revoke-security-group-ingress --group-id $wsg --protocol tcp --port 80 --source-group $bsg',
  );
  // What is followed is asked again after the edit.
  await expect(page.locator('.lab-node[data-terminal]').first()).toBeAttached();
  await terminal.run(curl);
  await terminal.shows('curl: (28)');
  await expect(packets).toContainText('blocked');
  await expectNoAccessibilityFault(page, '[aria-label="Terminal"]');
  await packets.getByRole('button', { name: 'Show this packet' }).click();
  const trace = new TraceDock(page);
  await expect(trace.dock.getByText('Blocked', { exact: true }).first()).toBeVisible();
  await expect(trace.blockers).toContainText('ENI_SG_RULES_MISMATCH');
  await trace.blockers
    .getByRole('button', { name: /^Apply/ })
    .first()
    .click();
  await expect(trace.dock.getByText('Reachable', { exact: true }).first()).toBeVisible();
  await page.getByRole('tab', { name: 'Terminal' }).click();
  await page.keyboard.press('Control+`');
  await terminal.run(curl);
  await terminal.shows(/^hello$/m);
});

test('nc, traceroute, curl and dig fail for four different reasons, each shown on the canvas', async ({
  page,
}) => {
  const { terminal, packets } = await openBastion(page);
  await terminal.run('chmod 400 lab.pem; ssh -q -i lab.pem ec2-user@$IP');
  await terminal.run('clear; nc -zv -w 3 10.0.1.10 3306');
  await terminal.shows('nc: connect to 10.0.1.10 port 3306');
  await expect(packets).toContainText('blocked');
  await terminal.run('clear; curl http://10.0.1.10');
  await terminal.shows('curl: (7) Failed to connect to 10.0.1.10 port 80');
  await expect(packets).toContainText('refused');
  await terminal.run('clear; traceroute -m 3 10.0.1.10');
  await terminal.shows(/1 +\* \* \*/);
  await terminal.run('clear; dig nowhere.example | head -5');
  await terminal.shows('status: NXDOMAIN');
  await packets.getByRole('button', { name: 'Earlier' }).click();
  await packets.getByRole('button', { name: /^blocked nc -zv/ }).click();
  const trace = new TraceDock(page);
  await expect(trace.blockers).toContainText('ENI_SG_RULES_MISMATCH');
});

test('a rule for one address lets the laptop in once it has that address', async ({ page }) => {
  const terminal = new TerminalDock(page);
  await new LabPage(page).openBlank();
  await terminal.open();
  await terminal.paste(OFFICE);
  await terminal.waits();
  await terminal.run('clear; ssh -q -i k.pem ec2-user@$ip who');
  await terminal.shows(/ssh: connect to host [\d.]+ port 22: Connection timed out/);
  const laptop = terminal.region.getByRole('button', { name: /^This laptop has the address/ });
  await expect(laptop).toHaveText('203.0.113.10');
  await laptop.click();
  const field = terminal.region.getByRole('textbox', { name: 'Your laptop’s address on the internet' });
  await field.fill('10.0.0.7');
  await field.press('Enter');
  await expect(terminal.region.getByText('10.0.0.7 is not an address on the internet.')).toBeVisible();
  await expectNoAccessibilityFault(page, '[aria-label="Terminal"]');
  await field.fill('198.51.100.7');
  await field.press('Enter');
  await expect(laptop).toHaveText('198.51.100.7');
  await terminal.region.getByRole('textbox', { name: /command line/ }).focus();
  await terminal.run('clear; ssh -q -i k.pem ec2-user@$ip who; curl -s ifconfig.me');
  await terminal.shows(/\(198\.51\.100\.7\)\s+198\.51\.100\.7/);
  await page.reload();
  await page.getByRole('tab', { name: 'Terminal' }).click();
  await expect(laptop).toHaveText('198.51.100.7');
});
