/** Once the one at that place is gone, the focus goes to what took its place, or to the last. */
export function focusNext(list: HTMLElement | null, selector: string, index: number): void {
  requestAnimationFrame(() => {
    const all = list?.querySelectorAll<HTMLElement>(selector) ?? [];
    all[Math.min(index, all.length - 1)]?.focus();
  });
}
