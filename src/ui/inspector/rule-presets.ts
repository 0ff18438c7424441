import type { RuleDraft } from '../../editor/commands/security-group-rules.ts';

export interface RulePreset {
  readonly label: string;
  readonly rule: RuleDraft;
}

export const blankRule: RuleDraft = rule(443, '');

function rule(port: number, peer: string): RuleDraft {
  return { IpProtocol: 'tcp', FromPort: port, ToPort: port, peer, Description: '' };
}

const ANYWHERE = '0.0.0.0/0';

/** Rules that people write most. Without a peer the choice of one is what is left to do. */
export const rulePresets: readonly RulePreset[] = [
  { label: 'HTTPS from anywhere', rule: rule(443, ANYWHERE) },
  { label: 'HTTP from anywhere', rule: rule(80, ANYWHERE) },
  { label: 'SSH from…', rule: rule(22, '') },
  { label: 'MySQL from group…', rule: rule(3306, '') },
  // SG-17: type 8 is the echo request.
  { label: 'Ping', rule: { IpProtocol: 'icmp', FromPort: 8, ToPort: -1, peer: ANYWHERE, Description: '' } },
];
