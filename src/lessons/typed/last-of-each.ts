/** Of several reports about an instance's inside, with no other call between them, the last says everything. */
export function lastOfEach<C extends { readonly operation: string; readonly input: object }>(
  calls: readonly C[],
): readonly C[] {
  const kept: C[] = [];
  const later = new Set<unknown>();
  for (const call of [...calls].reverse()) {
    if (call.operation !== 'SetHost') later.clear();
    else {
      const { InstanceId, Disks = {} } = call.input as { InstanceId?: unknown; Disks?: object };
      if (later.has(InstanceId) && Object.keys(Disks).length === 0) continue;
      later.add(InstanceId);
    }
    kept.push(call);
  }
  return kept.reverse();
}
