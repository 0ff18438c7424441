export function callCount(calls: number): string {
  return calls === 1 ? '1 call' : `${calls} calls`;
}
