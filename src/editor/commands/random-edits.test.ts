import { describe, expect, it } from 'vitest';
import { parseDocument } from '../../kernel/cloud/document.ts';
import { serialiseDocument } from '../../kernel/cloud/serialise-document.ts';
import type { RandomSource } from '../../kernel/lib/random-source.ts';
import { awsRegistry } from '../../resources/registry.ts';
import { forAllSeeds } from '../../testing/properties/for-all-seeds.ts';
import { requestedCloud } from '../../testing/random-requests.ts';
import { threeTierCloud } from '../../testing/sample-clouds.ts';
import { copySelection } from '../clipboard.ts';
import type { LabDocument } from '../document.ts';
import { sceneOf } from '../layout/build-scene.ts';
import { perform } from '../perform.ts';
import type { Performed } from '../session.ts';
import { documentOf, empty } from '../test-kit.ts';
import { align, tidy } from './arrange.ts';
import { associateElasticIp } from './associate-elastic-ip.ts';
import { changeSubnetCidr } from './change-subnet-cidr.ts';
import type { Command } from './command.ts';
import { insertCommands, selectionCommands } from './command-sets.ts';
import { connect } from './connect.ts';
import { createdKeys } from './created.ts';
import { disconnect } from './disconnect.ts';
import { moveNodes } from './move-nodes.ts';
import { moveToSubnet } from './move-to-subnet.ts';
import { openPort } from './open-port.ts';
import { paste } from './paste.ts';
import { allCommands } from './registry.ts';
import { rename } from './rename.ts';
import { routePeering } from './route-peering.ts';
import { setListeners } from './set-listeners.ts';

const sample = () => documentOf(threeTierCloud());

/** Runs one command if it is available; a refusal must leave no trace. Undefined when nothing came of it. */
function attempt<Args>(
  document: LabDocument,
  command: Command<Args>,
  args: Args,
  selection: readonly string[],
): Performed | undefined {
  const context = { document, selection };
  if (command.available(context, args) !== true) return undefined;
  const text = JSON.stringify(document);
  const result = perform(document, command.label(context, args), (session) =>
    command.run(session, args, selection),
  );
  expect(JSON.stringify(document)).toBe(text);
  if (!result.ok) {
    expect(result.error.code, command.id).toMatch(/^[A-Za-z.]+$/);
    expect(result.error.message.length).toBeGreaterThan(5);
    return undefined;
  }
  expect(result.value.label.length).toBeGreaterThan(3);
  expect(result.value.before).toBe(document);
  return result.value;
}

/** One edit of a person who clicks about: any command, with keys of whatever is drawn. */
function editSomething(document: LabDocument, random: RandomSource): Performed | undefined {
  const scene = sceneOf(document);
  const keys = scene.nodes.map((node) => node.key);
  const key = () => random.pickAny(keys) ?? 'internet';
  const selection = Array.from({ length: random.integer(1, 3) }, key);
  const [one, other] = [key(), key()];
  const at = { x: random.integer(0, 500), y: random.integer(0, 500) };
  const line = random.pickAny(scene.edges) ?? { from: one, to: other, label: '' };
  const probability = random.next();
  if (probability < 0.3)
    return attempt(
      document,
      random.pickAny(Object.values(insertCommands)) ?? insertCommands.vpc,
      { into: one, at },
      [],
    );
  if (probability < 0.42)
    return attempt(document, random.pickAny(selectionCommands) ?? tidy, undefined, selection);
  const edits: readonly [() => Performed | undefined, ...(() => Performed | undefined)[]] = [
    () => attempt(document, connect, { from: one, to: other }, []),
    () => attempt(document, disconnect, line, []),
    () => attempt(document, moveToSubnet, { key: one, to: other, at }, []),
    () => attempt(document, changeSubnetCidr, { key: one, cidr: `10.0.${random.integer(0, 9)}.0/24` }, []),
    () => attempt(document, paste, { clipboard: copySelection(document, selection), into: one }, []),
    () => attempt(document, rename, { key: one, name: random.pick(['a', '', '<b>&"']) }, []),
    () => attempt(document, openPort, { key: one, port: 'https', source: { kind: 'anywhere' } }, []),
    () => attempt(document, setListeners, { key: one, listeners: [{ Protocol: 'tcp', Port: 80 }] }, []),
    () => attempt(document, associateElasticIp, { key: one }, []),
    () => attempt(document, routePeering, { key: one }, []),
    () => attempt(document, moveNodes, { positions: { [one]: at } }, []),
    () => attempt(document, align, { edge: 'top' }, selection),
  ];
  return random.pick(edits)();
}

describe('any mixture of edits', () => {
  it('never throws, keeps the document readable, and each step leads back', () => {
    let carriedOut = 0;
    const seen = new Set<string>();
    forAllSeeds({ runs: 20 }, (seed, random) => {
      let document = random.pick([empty, sample, () => documentOf(requestedCloud(seed, 120))])();
      for (let count = 0; count < 20; count++) {
        const performed = editSomething(document, random);
        if (performed === undefined) continue;
        carriedOut++;
        for (const { operation } of performed.requests) seen.add(operation);
        document = performed.after;
        const drawn = new Set(sceneOf(document).nodes.map((node) => node.key));
        expect(drawn.size).toBeGreaterThan(1);
        const keys = Object.values(document.cloud.tables).flatMap((table) =>
          Object.values(table).map((record) => record.key),
        );
        expect(new Set(keys).size).toBe(keys.length);
        for (const made of createdKeys(performed)) expect(keys).toContain(made);
      }
      const reread = parseDocument(awsRegistry, serialiseDocument(document.cloud));
      expect(reread).toMatchObject({ ok: true });
    });
    expect(carriedOut).toBeGreaterThan(60);
    expect(seen.size).toBeGreaterThan(15);
  });
});

describe('the list of commands', () => {
  it('gives every intent an id, and every shortcut one intent', () => {
    const ids = allCommands.map((command) => command.id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) expect(id).toMatch(/^[a-z]+(-[a-z]+)*$/);
    const shortcuts = allCommands.flatMap((command) => command.shortcuts);
    expect(new Set(shortcuts).size).toBe(shortcuts.length);
  });
});
