import { threeTier } from '../../io/gallery/three-tier.ts';
import { invariant } from '../../kernel/lib/invariant.ts';
import { ok, type Result } from '../../kernel/lib/result.ts';
import { TCP } from '../../kernel/net/protocol.ts';
import { simulate, traceFlow } from '../../resources/simulate.ts';
import { type Naming, namingOf } from '../../text/naming.ts';
import { type Answer, answerOf } from './answer.ts';
import { type NetworkMap, readNetworkMap } from './network-map.ts';

/** A TCP flow between two places of the sample, by their names. */
export interface Question {
  readonly from: string;
  readonly to: string;
  readonly port: number;
}

export interface Sample {
  readonly map: NetworkMap;
  /** The error is a sentence for whoever asked. */
  readonly ask: (question: Question) => Result<Answer, string>;
}

/** Builds the sample architecture and makes it ready for questions. */
export function openSample(): Sample {
  const cloud = threeTier();
  const simulation = simulate(cloud);
  const map = readNetworkMap(cloud, 'shop');
  invariant(map !== null, 'the sample has its VPC and internet gateway');
  const names = withoutIds(namingOf(cloud));
  return {
    map,
    ask: (question) => {
      const trace = traceFlow(simulation, { ...question, protocol: TCP, sourcePort: null });
      return trace.ok ? ok(answerOf(trace.value, names)) : trace;
    },
  };
}

/** Names alone, for a page that shows ids elsewhere: `web-1` instead of `web-1 (i-0…)`. */
function withoutIds(names: Naming): Naming {
  return (id) => {
    const full = names(id);
    const suffix = ` (${id})`;
    return full.endsWith(suffix) ? full.slice(0, -suffix.length) : full;
  };
}
