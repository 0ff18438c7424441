import type { DataContext } from '../data-tables.ts';

/** What a volume holds goes along into its snapshots, and out of them into new volumes. */
export function copyDisk(context: DataContext, from: string, to: string): void {
  const Disk = context.guest(from)?.Disk;
  if (Disk !== undefined) context.setGuest(to, { Disk });
}
