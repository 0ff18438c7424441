import type { Customization } from './command-option.ts';
import { distributionCustomization, invalidationCustomization } from './customize-cloudfront.ts';
import { metricDataCustomization } from './customize-metric-data.ts';
import { networkAclEntryCustomization } from './customize-network-acl-entry.ts';
import { runInstancesCustomization } from './customize-run-instances.ts';
import { securityGroupRuleCustomization } from './customize-security-group-rules.ts';
import { zipFileIn } from './customize-zip-file.ts';
import { renamedOptions } from './rename-options.ts';

const customizations: ReadonlyMap<string, Customization> = new Map([
  ['ec2:RunInstances', runInstancesCustomization],
  ['ec2:AuthorizeSecurityGroupIngress', securityGroupRuleCustomization],
  ['ec2:AuthorizeSecurityGroupEgress', securityGroupRuleCustomization],
  ['ec2:RevokeSecurityGroupIngress', securityGroupRuleCustomization],
  ['ec2:RevokeSecurityGroupEgress', securityGroupRuleCustomization],
  ['ec2:CreateNetworkAclEntry', networkAclEntryCustomization],
  ['ec2:ReplaceNetworkAclEntry', networkAclEntryCustomization],
  ['lambda:CreateFunction', zipFileIn('Code')],
  ['lambda:PublishLayerVersion', zipFileIn('Content')],
  ['cloudwatch:PutMetricData', metricDataCustomization],
  ['cloudfront:CreateInvalidation', invalidationCustomization],
  ['cloudfront:CreateDistribution', distributionCustomization],
  ['sns:Subscribe', renamedOptions({ endpoint: 'notification-endpoint' })],
]);

export function findCustomization(service: string, operation: string): Customization | undefined {
  return customizations.get(`${service}:${operation}`);
}
