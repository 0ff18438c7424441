import type { Edit } from '../../kernel/repair/edit.ts';
import { aclOffers } from './acl-offers.ts';
import { publicAddressOffers } from './address-offers.ts';
import type { AwsScene } from './aws-scene.ts';
import { attachOffers } from './gateway-offers.ts';
import { groupOffers } from './group-offers.ts';
import { checkOffers, forwardingOffers, startOffers } from './host-offers.ts';
import { rerouteOffers, routeOffers } from './route-offers.ts';

/** What could be changed about a blocker, by where in the processing it stands. */
export function awsOffers(scene: AwsScene): readonly Edit[] {
  switch (scene.step.stage) {
    case 'filter-in':
    case 'filter-out':
      return groupOffers(scene);
    case 'leave':
    case 'enter':
      return aclOffers(scene);
    case 'route':
      return routeOffers(scene);
    case 'translate':
      return [...translationOffers(scene), ...rerouteOffers(scene)];
    case 'source-check':
    case 'address-check':
      return [...checkOffers(scene), ...rerouteOffers(scene)];
    case 'outside':
      return [...attachOffers(scene), ...rerouteOffers(scene)];
    case 'start':
    case 'deliver':
      return scene.blocker.code === 'BAD_STATE'
        ? startOffers(scene.cloud, scene.blocker.at)
        : rerouteOffers(scene);
    case 'forward':
      return [...forwardingOffers(scene), ...rerouteOffers(scene)];
    case 'guard':
    case 'masquerade':
    case 'arrive':
    case 'loop':
      return rerouteOffers(scene);
    case 'local-service':
    case 'on-link':
    case 'switch':
    case 'listen':
    case 'choose':
    case 'terminate':
    case 'encapsulate':
    case 'decapsulate':
      return [];
    default:
      return scene.step.stage satisfies never;
  }
}

/** IGW-2: the private address at the gateway has no public one beside it. */
function translationOffers(scene: AwsScene): readonly Edit[] {
  const { step, blocker, cloud } = scene;
  const gateway = cloud.tables['internet-gateway'][blocker.at];
  const vpc = gateway?.Attachments[0]?.VpcId ?? null;
  const isOutward = blocker.code === 'IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS';
  return publicAddressOffers(scene, isOutward ? step.before.source : step.before.destination, vpc);
}
