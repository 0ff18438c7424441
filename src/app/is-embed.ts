/** Whether another page shows this one in a frame: `?embed`, with `&theme=dark` if it likes. */
export function isEmbed(search: string): boolean {
  return new URLSearchParams(search).has('embed');
}
