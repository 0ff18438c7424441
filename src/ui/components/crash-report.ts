/** What a person can hand to whoever mends this: the fault and where, and nothing of their document. */
export function crashReport(where: string, error: unknown): string {
  const { name, message, stack } = error instanceof Error ? error : new Error(String(error));
  return [
    `Skytrace: the ${where} stopped.`,
    `${name}: ${message}`,
    stack ?? '',
    `Browser: ${navigator.userAgent}`,
  ].join('\n');
}
