import type { JsonObject } from '../../kernel/lib/json.ts';

/** What would follow from a call at AWS and does not here, although the call itself is answered as AWS would. */
export function remarkOn(service: string, operation: string, input: JsonObject): string | undefined {
  if (service !== 'autoscaling') return undefined;
  const wanted = Math.max(Number(input.DesiredCapacity ?? 0), Number(input.MinSize ?? 0));
  const isCapacity = /^(?:CreateAutoScalingGroup|UpdateAutoScalingGroup|SetDesiredCapacity)$/.test(operation);
  return isCapacity && wanted > 0
    ? 'Auto Scaling at work. The group is kept and launches nothing; aws ec2 run-instances launches instances.'
    : undefined;
}
