import type { NetworkPlace } from '../network/place.ts';
import type { Machine } from './machine.ts';
import { answerMetadata } from './metadata.ts';
import type { Terminal } from './terminal.ts';
import { answerWeb } from './web-server.ts';

/** Where the machine's programs send from. */
export function machinePlace(terminal: Terminal, machine: Machine): NetworkPlace {
  return {
    ...laptopPlace(terminal),
    session: machine.session,
    instance: machine.id,
    // Services that the line under way has started or stopped are not in the document yet.
    listensHere: (protocol, port, address) =>
      (protocol === 'tcp' &&
        (address.startsWith('127.')
          ? machine.units.ports().has(port)
          : machine.listeningPorts().includes(port))) ||
      machine.otherListeners().some((each) => each.Protocol === protocol && each.Port === port),
    metadata: (request) => answerMetadata(machine, request),
  };
}

/** A laptop on the internet. */
export function laptopPlace(terminal: Terminal): NetworkPlace {
  return {
    session: terminal.session,
    instance: null,
    get address() {
      return terminal.laptop;
    },
    listensHere: null,
    report: (event) => terminal.report(event),
    wake: async (instance) => {
      await terminal.wake(instance);
    },
    webPage: async (instance, request) => {
      const machine = await terminal.wake(instance);
      return machine === null ? null : answerWeb(machine, request);
    },
    metadata: null,
  };
}
