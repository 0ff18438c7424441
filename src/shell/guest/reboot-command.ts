import { fail, type ShellCommand, succeed } from '../bash/command.ts';
import type { Machine } from './machine.ts';

/** `reboot`: what is enabled starts again, what fstab says is mounted, and whoever was logged in is cut off. */
export function rebootCommand(machine: Machine): ShellCommand {
  return {
    name: 'reboot',
    run: async () => {
      if (machine.files.user !== 'root')
        return fail(
          'Failed to set wall message, ignoring: Interactive authentication required.\nCall to Reboot failed: Interactive authentication required.\n',
        );
      await machine.restart(machine.now);
      return succeed('');
    },
  };
}
