import { badUsage } from '../fault.ts';
import type { SubCommand } from '../sub-command.ts';
export const commandCommand: SubCommand = {
  name: 'command',
  usage: '',
  description: '',
  options: {},
  examples: [],
  run: () => badUsage('x'),
};
