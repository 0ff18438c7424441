/** What is left to see of a type: the performance that AWS derives or was told. */
export function performanceOf(
  type: string,
  size: number,
  iops: number | undefined,
  throughput: number | undefined,
): { readonly Iops?: number; readonly Throughput?: number } {
  if (type === 'gp2') return { Iops: Math.min(16_000, Math.max(100, size * 3)) };
  if (type === 'gp3') return { Iops: iops ?? 3000, Throughput: throughput ?? 125 };
  return type === 'io1' || type === 'io2' ? { Iops: iops ?? 100 } : {};
}
