import type { FaultKind } from './fault-kind.ts';
import { aclDenyFirst } from './kinds/acl-deny-first.ts';
import { aclDenyLast } from './kinds/acl-deny-last.ts';
import { aclEphemeralMissing } from './kinds/acl-ephemeral-missing.ts';
import { aclInboundMissing } from './kinds/acl-inbound-missing.ts';
import { deadRoute } from './kinds/dead-route.ts';
import { defaultRouteMissing } from './kinds/default-route-missing.ts';
import { defaultRouteWrongTarget } from './kinds/default-route-wrong-target.ts';
import { egressEmptied } from './kinds/egress-emptied.ts';
import { gatewayDetached } from './kinds/gateway-detached.ts';
import { ingressMissing } from './kinds/ingress-missing.ts';
import { ingressTooOpen } from './kinds/ingress-too-open.ts';
import { ingressWrongBlock } from './kinds/ingress-wrong-block.ts';
import { ingressWrongGroup } from './kinds/ingress-wrong-group.ts';
import { ingressWrongPort } from './kinds/ingress-wrong-port.ts';
import { moreSpecificRoute } from './kinds/more-specific-route.ts';
import { natInPrivateSubnet } from './kinds/nat-in-private-subnet.ts';
import { noPublicAddress } from './kinds/no-public-address.ts';
import { nothingListens } from './kinds/nothing-listens.ts';
import { peeringRouteMissing } from './kinds/peering-route-missing.ts';
import { peeringRouteWrongBlock } from './kinds/peering-route-wrong-block.ts';
import { sourceDestCheck } from './kinds/source-dest-check.ts';
import { stoppedServer } from './kinds/stopped-server.ts';
import { wrongAcl } from './kinds/wrong-acl.ts';
import { wrongGroupOnServer } from './kinds/wrong-group-on-server.ts';
import { wrongRouteTable } from './kinds/wrong-route-table.ts';

/** Every kind of fault that puzzles are made of. A change of this list changes which puzzle a code names. */
export const faultKinds: readonly FaultKind[] = [
  defaultRouteMissing,
  defaultRouteWrongTarget,
  deadRoute,
  wrongRouteTable,
  gatewayDetached,
  moreSpecificRoute,
  natInPrivateSubnet,
  sourceDestCheck,
  peeringRouteMissing,
  peeringRouteWrongBlock,
  noPublicAddress,
  aclInboundMissing,
  aclEphemeralMissing,
  aclDenyFirst,
  aclDenyLast,
  wrongAcl,
  ingressMissing,
  ingressWrongPort,
  ingressWrongBlock,
  ingressWrongGroup,
  ingressTooOpen,
  egressEmptied,
  wrongGroupOnServer,
  stoppedServer,
  nothingListens,
];
