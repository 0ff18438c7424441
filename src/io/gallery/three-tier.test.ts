import { describe, expect, it } from 'vitest';
import { nameTag } from '../../kernel/cloud/record.ts';
import { TCP } from '../../kernel/net/protocol.ts';
import { simulate, traceFlow } from '../../resources/simulate.ts';
import { threeTier } from './three-tier.ts';

const cloud = threeTier();
const simulation = simulate(cloud);

function ask(from: string, to: string, port: number) {
  const answer = traceFlow(simulation, { from, to, protocol: TCP, port, sourcePort: null });
  if (!answer.ok) throw new Error(answer.error);
  return answer.value;
}

function idOf(table: keyof typeof cloud.tables, name: string): string {
  const found = Object.values(cloud.tables[table]).find((record) => nameTag(record) === name);
  if (found === undefined) throw new Error(`no ${table} is named ${name}`);
  return found.id;
}

describe('the three-tier architecture', () => {
  it('IGW-1: lets the internet reach the web tier on 443', () => {
    const answer = ask('internet', 'web-1', 443);
    expect(answer.verdict).toBe('reachable');
    expect(answer.replied).toBe(true);
  });

  it('X-29: stops the internet before the database, and lists what else would', () => {
    const answer = ask('internet', 'db-1', 3306);
    expect(answer.verdict).toBe('blocked');
    expect(answer.blockers.map(({ direction, code, at }) => ({ direction, code, at }))).toEqual([
      {
        direction: 'forward',
        code: 'IGW_PRIVATE_IP_ASSOCIATION_FOR_INGRESS',
        at: idOf('internet-gateway', 'shop-igw'),
      },
      { direction: 'forward', code: 'ENI_SG_RULES_MISMATCH', at: idOf('security-group', 'database') },
      { direction: 'reply', code: 'NO_ROUTE_TO_DESTINATION', at: idOf('route-table', 'database') },
    ]);
  });

  it.each([
    ['app-1', 'nat-a', 'nat-b'],
    ['app-2', 'nat-b', 'nat-a'],
  ])('NAT-3: %s leaves by the gateway of its own zone, %s', (instance, own, other) => {
    const answer = ask(instance, 'internet', 443);
    expect(answer.verdict).toBe('reachable');
    expect(answer.hops).toContain(idOf('nat-gateway', own));
    expect(answer.hops).not.toContain(idOf('nat-gateway', other));
    expect(answer.replyHops).toContain(idOf('nat-gateway', own));
  });

  it('X-40: gives the database no way out', () => {
    const answer = ask('db-1', 'internet', 443);
    expect(answer.verdict).toBe('blocked');
    expect(answer.blockers[0]).toMatchObject({
      code: 'NO_ROUTE_TO_DESTINATION',
      at: idOf('route-table', 'database'),
    });
  });

  it('SG-7: opens the database to the application tier and to nobody else', () => {
    expect(ask('app-1', 'db-2', 3306).verdict).toBe('reachable');
    const answer = ask('web-1', 'db-1', 3306);
    expect(answer.verdict).toBe('blocked');
    expect(answer.blockers[0]?.code).toBe('ENI_SG_RULES_MISMATCH');
  });
});
