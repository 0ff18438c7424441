import { err, ok, type Result } from '../../kernel/lib/result.ts';
import { addressOrNull, clip } from '../../kernel/net/address.ts';
import { isPublicAddress } from '../../kernel/net/special.ts';
import { type CommandResult, fail, plainCommand, type ShellCommand, succeed } from '../bash/command.ts';
import { LAPTOP_RESOLVER } from './place.ts';

/** How the internet sees the laptop unless somebody says otherwise. Of a block for documentation: nobody's. */
export const USUAL_LAPTOP_ADDRESS = '203.0.113.10';

/** The address as a person gives it. The error says what is wrong with it. */
export function readLaptopAddress(text: string): Result<string, string> {
  const given = text.trim();
  const address = addressOrNull(given);
  if (address === null)
    return err(`"${clip(given)}" is not an IPv4 address, such as ${USUAL_LAPTOP_ADDRESS}.`);
  if (!isPublicAddress(address))
    return err(
      `${given} is not an address on the internet. Give the one that others see, such as ${USUAL_LAPTOP_ADDRESS}.`,
    );
  return ok(given);
}

/** Behind a router at home, as most laptops are: its own address is another than the internet sees. */
const HOME = { name: 'wlan0', address: '192.168.1.20', length: 24, broadcast: '192.168.1.255' };
const MAC = '3c:22:fb:5a:10:7e';

/** What the laptop tells of its own network. */
export function laptopCommands(seenAs: () => string): readonly ShellCommand[] {
  const told = (stdout: string): CommandResult => ({
    stdout,
    stderr: `skytrace: the internet sees this laptop as ${seenAs()}: its router translates ${HOME.address}.\n`,
    exitCode: 0,
  });
  return [
    plainCommand('ip', (args) => {
      const [object = '', verb = 'show'] = args.filter((arg) => !arg.startsWith('-'));
      if (object === '') return fail('Usage: ip [ OPTIONS ] OBJECT { COMMAND | help }\n', 255);
      const isShown = 'show'.startsWith(verb) || verb === 'list' || verb === 'dev';
      if ('address'.startsWith(object) || 'link'.startsWith(object))
        return isShown ? told(interfaces('address'.startsWith(object))) : notSimulated;
      if ('route'.startsWith(object))
        return isShown
          ? succeed(
              `default via ${LAPTOP_RESOLVER} dev ${HOME.name} proto dhcp src ${HOME.address} metric 600 \n192.168.1.0/24 dev ${HOME.name} proto kernel scope link src ${HOME.address} metric 600 \n`,
            )
          : notSimulated;
      return fail(`Object "${object}" is unknown, try "ip help".\n`, 1);
    }),
    plainCommand('ifconfig', () =>
      told(
        `${HOME.name}: flags=4163<UP,BROADCAST,RUNNING,MULTICAST>  mtu 1500\n        inet ${HOME.address}  netmask 255.255.255.0  broadcast ${HOME.broadcast}\n        ether ${MAC}  txqueuelen 1000  (Ethernet)\n\n`,
      ),
    ),
  ];
}

const notSimulated = fail('not simulated: another network of the laptop.\n', 2);

function interfaces(hasAddresses: boolean): string {
  const mode = hasAddresses ? '' : 'mode DEFAULT ';
  const lasts = '       valid_lft forever preferred_lft forever\n';
  const lo = `1: lo: <LOOPBACK,UP,LOWER_UP> mtu 65536 qdisc noqueue state UNKNOWN ${mode}group default qlen 1000\n    link/loopback 00:00:00:00:00:00 brd 00:00:00:00:00:00\n`;
  const card = `2: ${HOME.name}: <BROADCAST,MULTICAST,UP,LOWER_UP> mtu 1500 qdisc noqueue state UP ${mode}group default qlen 1000\n    link/ether ${MAC} brd ff:ff:ff:ff:ff:ff\n`;
  if (!hasAddresses) return lo + card;
  return `${lo}    inet 127.0.0.1/8 scope host lo\n${lasts}${card}    inet ${HOME.address}/${HOME.length} brd ${HOME.broadcast} scope global dynamic ${HOME.name}\n       valid_lft 3000sec preferred_lft 3000sec\n`;
}
