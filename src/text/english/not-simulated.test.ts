import { expect, it } from 'vitest';
import { answeredCommands } from '../../testing/operations/data/data-lab.ts';
import { notSimulated } from './not-simulated.ts';

it('says what is missing and what is there instead, and nothing about commands that work', () => {
  expect(notSimulated('lambda', 'invoke')).toMatch(/^running the code .*\. Functions.* kept as data\.$/);
  expect(notSimulated('route53domains', 'register-domain')).toMatch(/aws route53 create-hosted-zone/);
  for (const [service, command] of [
    ['lambda', 'create-function'],
    ['toString', 'invoke'],
    ['lambda', 'constructor'],
  ] as const)
    expect(notSimulated(service, command)).toBeUndefined();
  for (const [service, command] of answeredCommands) {
    const said = notSimulated(service, command);
    const isGeneral = said === notSimulated(service, '*') || said?.startsWith('this part of ') === true;
    expect(said === undefined || isGeneral, `${service} ${command}`).toBe(true);
  }
});
