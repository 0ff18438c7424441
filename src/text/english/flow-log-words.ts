/** What one record of a flow log says: "The request left web-1." */
export function flowLogWords(
  leg: 'request' | 'reply',
  way: 'ingress' | 'egress',
  isRejected: boolean,
  name: string,
): string {
  if (isRejected) return `The ${leg} was rejected at ${name} on its way ${way === 'egress' ? 'out' : 'in'}.`;
  return way === 'egress' ? `The ${leg} left ${name}.` : `The ${leg} came in at ${name}.`;
}
