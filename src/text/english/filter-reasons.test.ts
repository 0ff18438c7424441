import { describe, expect, it } from 'vitest';
import type { Row, Step } from '../../kernel/forward/answer.ts';
import { parseAddress } from '../../kernel/net/address.ts';
import { type Header, requestHeader } from '../../kernel/net/header.ts';
import { type Scene, sceneOf } from '../scene.ts';
import { reasons } from './reasons.ts';

function header(): Header {
  const source = parseAddress('10.0.9.9');
  const destination = parseAddress('10.0.1.4');
  if (!source.ok || !destination.ok) throw new Error('addresses do not parse');
  const ends = { source: source.value, destination: destination.value };
  return requestHeader({ ...ends, protocol: 6, port: 443, sourcePorts: { from: 1024, to: 65535 } });
}

const row = (id: string): Row => ({
  owner: 'acl-1',
  id,
  text: id === '*' ? 'deny all' : `deny ${id}`,
  reason: 'decides',
  subject: null,
});

/** A packet that the rule named last does not let into the subnet. */
function denied(...ids: readonly string[]): Scene {
  const rows = ids.map(row);
  const step: Step = {
    stage: 'enter',
    place: 'subnet-1',
    at: 'acl-1',
    path: ['acl-1'],
    action: 'drop',
    code: 'SUBNET_ACL_RESTRICTION',
    rule: rows.at(-1) ?? null,
    rows,
    before: header(),
    after: header(),
    session: null,
    lost: null,
    hypothetical: false,
    note: null,
  };
  return sceneOf(step, (id) => id, 'forward');
}

describe('the mend of a network ACL', () => {
  it.each([
    ['ACL-1: after all others when only the last rule denies', ['100', '*'], 'number 110 for instance'],
    ['ACL-1: starts a list at 100', ['*'], 'number 100 for instance'],
    ['ACL-1: before the rule that denies', ['100'], 'number 90 (it must come before 100)'],
    ['ACL-1: beside a number that is taken', ['90', '100'], 'number 95 (it must come before 100)'],
    ['ACL-1: below a low number', ['3'], 'number 2 (it must come before 3)'],
    ['ACL-1: where nothing is free below', ['1'], 'after moving rule 1 to a higher number'],
    ['ACL-1: past the highest number', ['32766', '*'], 'with any free number'],
  ])('%s', (_, ids, number) => {
    expect(reasons.SUBNET_ACL_RESTRICTION.mend(denied(...ids))).toBe(
      `Add an inbound rule to network ACL acl-1, ${number}: allow tcp 443 from 10.0.9.9/32.`,
    );
  });

  it('tells which rule denied, and that replies need their own', () => {
    const scene = { ...denied('100', '*'), direction: 'reply' as const };
    const why = reasons.SUBNET_ACL_RESTRICTION.why(scene);
    expect(why).toContain('no numbered rule matches, so the last one (*) denies it');
    expect(why).toContain('remembers nothing');
    expect(reasons.SUBNET_ACL_RESTRICTION.why(denied('50'))).toContain(
      'rule 50 (deny 50) is the first that matches',
    );
  });
});
