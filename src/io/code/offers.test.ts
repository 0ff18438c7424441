import { describe, expect, it } from 'vitest';
import { sampleDocument } from '../gallery/sample.ts';
import { offersAt } from './offers.ts';
import { codeOf, printCode } from './print-code.ts';

const text = printCode(codeOf(sampleDocument('sample')));

/** What is offered where the text has `before`, a place for a value, and the names of it. */
function namesAfter(of: string, before: string | RegExp) {
  const found = of.search(before);
  const [match = ''] = typeof before === 'string' ? [before] : (before.exec(of) ?? []);
  return offersAt(of, found + match.length);
}

const names = (offered: ReturnType<typeof offersAt>) => offered?.offers.map(({ name }) => name);

describe('where a record names another one', () => {
  it('a subnet’s VpcId offers the VPCs by name, with id and block', () => {
    const written = text.replace(/"VpcId": "vpc-[0-9a-f]+"/, '"VpcId": ""');
    const offered = namesAfter(written, '"VpcId": "');
    expect(offered?.offers).toEqual([
      { id: expect.stringMatching(/^vpc-/), name: 'shop', about: '10.0.0.0/16' },
    ]);
    // A choice takes the place of the quotation marks and what is between them.
    expect(written.slice(offered?.from, offered?.to)).toBe('""');
  });

  it('offers what was only just written, and where nothing stands yet', () => {
    const vpc = '"vpc-1": { "id": "vpc-1", "Tags": [{ "Key": "Name", "Value": "lab" }] }';
    const half = `{ "tables": { "vpc": { ${vpc} }, "subnet": { "subnet-1": { "VpcId":  `;
    const offered = offersAt(half, half.length - 1);
    expect(offered).toMatchObject({ from: half.length - 1, to: half.length - 1, offers: [{ name: 'lab' }] });
  });

  it('knows an interface’s groups, and a route’s target by its field', () => {
    expect(names(namesAfter(text, /"Groups": \[\s*"/))).toEqual(['default', 'web', 'app', 'database']);
    expect(names(namesAfter(text, /"Field": "NatGatewayId",\s*"Id": "/))).toEqual(['nat-a', 'nat-b']);
    expect(names(namesAfter(text, /"Field": "GatewayId",\s*"Id": "/))).toEqual(['shop-igw']);
  });

  it('offers the ends of a question, and instances for what runs inside', () => {
    expect(names(namesAfter(text, '"from": "'))?.slice(0, 3)).toEqual(['internet', 'web-1', 'app-1']);
    const guest = '{ "tables": { "instance": { "i-1": { "key": "a" } } }, "guest": { "" } }';
    expect(names(offersAt(guest, guest.indexOf('"" }') + 1))).toEqual(['i-1']);
  });

  it('offers nothing for other values and for names of fields', () => {
    expect(namesAfter(text, '"CidrBlock": "')).toBeNull();
    expect(namesAfter(text, '"VpcI')).toBeNull();
    expect(namesAfter(text, '"name": "')).toBeNull();
  });
});
