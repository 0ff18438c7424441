// @ts-check

/**
 * @typedef {{ readonly gzipKB: number }} Weight
 * @typedef {{ readonly p50: number, readonly p95: number }} Frames
 * @typedef {{ readonly p50: number, readonly most: number }} Times
 * @typedef {object} Large
 * @property {number} openMs
 * @property {Frames} drag
 * @property {Frames} bareDrag
 * @property {number} p95Ratio
 * @property {{ readonly instance: Times, readonly rule: Times }} [edits]
 * @property {{ readonly steps: number, readonly beforeMB: number, readonly afterMB: number }} [memory]
 * @typedef {object} Report
 * @property {Weight & { readonly interactiveMs: number }} firstVisit
 * @property {Weight & { readonly cardGzipKB: number, readonly paintMs: number }} learnHome
 * @property {Large} of300
 * @property {Large} of1000
 */

/** A frame of a display with 60 of them, and what a clock may be off. */
const FRAME = 16.7 * 1.05;
/** What the heap may differ by when nothing is kept: the last garbage and compiled code. */
const FLAT_MB = 1;

/**
 * Every promise about the page's speed, with what was measured. A part that could not be measured meets none.
 *
 * @param {Report} report
 */
export function targetsOf({ firstVisit, learnHome, of300, of1000 }) {
  const { edits, memory } = of300;
  return [
    atMost('JavaScript of a first visit, KB of gzip', firstVisit.gzipKB, 250),
    atMost('JavaScript of the home of learning, KB of gzip', learnHome.gzipKB, 180),
    atMost('JavaScript a card adds to it, KB of gzip', learnHome.cardGzipKB, 60),
    atMost('largest paint of the home of learning, ms', learnHome.paintMs, 1200),
    atMost('sample interactive, ms', firstVisit.interactiveMs, 1500),
    atMost('300 resources: open, ms', of300.openMs, 1000),
    atMost('300 resources: frame of a drag p50, ms', of300.drag?.p50, FRAME),
    atMost('300 resources: frame of a drag p95, times that of a bare page', of300.p95Ratio, 1.2),
    atMost('300 resources: instance deleted until all is answered p50, ms', edits?.instance.p50, 100),
    atMost('300 resources: rule deleted until all is answered p50, ms', edits?.rule.p50, 100),
    atMost('1,000 resources: frame of a drag p95, times that of a bare page', of1000.p95Ratio, 1.3),
    atMost(
      `heap after ${memory?.steps} steps of undo and redo, MB more`,
      memory === undefined ? undefined : Math.round((memory.afterMB - memory.beforeMB) * 10) / 10,
      FLAT_MB,
    ),
  ];
}

/**
 * @param {string} what
 * @param {number | undefined} measured
 * @param {number} most
 */
function atMost(what, measured, most) {
  return { what, measured: measured ?? null, most, isMet: measured !== undefined && measured <= most };
}
