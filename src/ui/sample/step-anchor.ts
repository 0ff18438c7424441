/** The button of a step, where the focus goes when a blocker points at it. */
export function stepAnchor(stepId: string): HTMLElement | null {
  return document.getElementById(stepId);
}
