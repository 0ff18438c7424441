// @ts-check

/** @typedef {import('@playwright/test').Page} Page */

/**
 * Frame times while a node is dragged in a circle, one step per frame; it ends where it began.
 *
 * @param {Page} page
 * @param {import('@playwright/test').Locator} node
 * @returns {Promise<number[]>} milliseconds
 */
export async function dragFrames(page, node) {
  const box = await node.boundingBox();
  if (box === null) throw new Error('The node to drag is not in the page.');
  const middle = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  await page.mouse.move(middle.x, middle.y);
  await page.mouse.down();
  await page.mouse.move(middle.x + 12, middle.y + 12, { steps: 4 });
  await page.evaluate(() => {
    const frames = /** @type {number[]} */ ([]);
    let last = performance.now();
    const tick = () => {
      const now = performance.now();
      frames.push(now - last);
      last = now;
      Object.assign(globalThis, { benchFrame: requestAnimationFrame(tick) });
    };
    Object.assign(globalThis, { benchFrames: frames, benchFrame: requestAnimationFrame(tick) });
  });
  for (let step = 0; step < 90; step++) {
    const angle = step / 12;
    await page.mouse.move(middle.x + 60 * Math.cos(angle), middle.y + 60 * Math.sin(angle));
  }
  const frames = await page.evaluate(() => {
    const { benchFrame, benchFrames } = /** @type {any} */ (globalThis);
    cancelAnimationFrame(benchFrame);
    return /** @type {number[]} */ (benchFrames).slice(2);
  });
  const isMoving = await page.locator('.react-flow__node.dragging').count();
  await page.mouse.move(middle.x, middle.y, { steps: 4 });
  await page.mouse.up();
  if (isMoving !== 1) throw new Error('Nothing was dragged: the frames would say nothing.');
  return frames;
}

/** @param {readonly number[]} frames */
export function summary(frames) {
  return { frames: frames.length, p50: quantile(frames, 0.5), p95: quantile(frames, 0.95) };
}

/**
 * Of the nodes that lie on top, the one nearest to the middle of the canvas: from there a drag scrolls nothing.
 *
 * @param {Page} page
 * @param {string} selector
 */
export async function inSight(page, selector) {
  const id = await page.evaluate((wanted) => {
    const canvas = document.querySelector('.react-flow')?.getBoundingClientRect() ?? new DOMRect();
    const middleOf = (/** @type {DOMRect} */ { x, y, width, height }) => [x + width / 2, y + height / 2];
    const [left = 0, top = 0] = middleOf(canvas);
    const nodes = Array.from(document.querySelectorAll(wanted)).map((node) => {
      const [x = 0, y = 0] = middleOf(node.getBoundingClientRect());
      return { node, x, y, distance: Math.hypot(x - left, y - top) };
    });
    nodes.sort((one, other) => one.distance - other.distance);
    const seen = nodes.find(
      ({ node, x, y }) => document.elementFromPoint(x, y)?.closest(wanted) === node,
    )?.node;
    return seen?.getAttribute('data-id') ?? null;
  }, selector);
  if (id === null) throw new Error(`No ${selector} is in sight.`);
  return page.locator(`.react-flow__node[data-id="${id}"]`);
}

/**
 * From a press until canvas, kept questions and matrix have changed for the last time and are painted.
 *
 * @param {import('@playwright/test').Locator} button
 * @returns {Promise<number>} milliseconds
 */
export async function timeToAnswer(button) {
  return await button.evaluate(
    (element) =>
      new Promise((resolve, reject) => {
        let last = 0;
        const start = performance.now();
        // A task that is put off in a frame runs when that frame is painted.
        const painted = () => {
          last = performance.now();
        };
        const seen = () => requestAnimationFrame(() => setTimeout(painted));
        const watch = new MutationObserver(seen);
        const parts = ['.lab-canvas', '[aria-label="Kept questions"]', '[aria-label="Reachability"]'];
        for (const part of parts) {
          const found = document.querySelector(part);
          if (found === null) return reject(new Error(`${part} is not in the page.`));
          watch.observe(found, { subtree: true, childList: true, characterData: true, attributes: true });
        }
        /** @type {HTMLElement} */ (element).click();
        setTimeout(() => {
          watch.disconnect();
          if (last === 0) reject(new Error('Nothing changed: the time would say nothing.'));
          resolve(Math.round((last - start) * 10) / 10);
        }, 1200);
      }),
  );
}

/**
 * When the largest part in sight was painted (LCP), in milliseconds after the navigation.
 *
 * @param {Page} page
 * @returns {Promise<number>}
 */
export async function largestPaint(page) {
  return await page.evaluate(
    () =>
      new Promise((resolve, reject) => {
        new PerformanceObserver((list) => resolve(list.getEntries().at(-1)?.startTime ?? 0)).observe({
          type: 'largest-contentful-paint',
          buffered: true,
        });
        setTimeout(() => reject(new Error('Nothing was painted.')), 5000);
      }),
  );
}

/**
 * Bytes of live objects, after a collection.
 *
 * @param {Page} page
 */
export async function heapOf(page) {
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.enable');
  await session.send('HeapProfiler.collectGarbage');
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  await session.detach();
  return usedSize;
}

/**
 * @param {readonly number[]} values
 * @param {number} share
 */
export function quantile(values, share) {
  const sorted = [...values].sort((left, right) => left - right);
  return Math.round((sorted[Math.floor(sorted.length * share)] ?? 0) * 10) / 10;
}

/** @param {readonly number[]} values */
export function median(values) {
  return quantile(values, 0.5);
}
