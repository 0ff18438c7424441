import type { ShellCommand } from '../bash/command.ts';
import { netcat, telnet } from './connect.ts';
import { curl, wget } from './curl.ts';
import { dig, host, nslookup } from './dig.ts';
import { type NetworkProgram, networkCommand } from './network-command.ts';
import { ping } from './ping.ts';
import type { NetworkPlace } from './place.ts';
import { mtr, tracepath, traceroute } from './traceroute.ts';

const PROGRAMS: { readonly [name: string]: NetworkProgram } = {
  ping,
  traceroute,
  tracepath,
  mtr,
  nc: netcat,
  ncat: netcat,
  telnet,
  curl,
  wget,
  dig,
  nslookup,
  host,
};

/** Programs that send packets from the place. */
export function networkCommands(place: NetworkPlace): readonly ShellCommand[] {
  return Object.entries(PROGRAMS).map(([name, run]) => networkCommand(name, place, run));
}
