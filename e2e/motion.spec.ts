import type { Page } from '@playwright/test';
import { Documents } from './fixtures/documents.ts';
import { LabPage } from './fixtures/lab-page.ts';
import { ListView } from './fixtures/list-view.ts';
import { expect, test } from './fixtures/test.ts';
import { TraceDock } from './fixtures/trace-dock.ts';

interface Motion {
  /** What an animation or a transition moved for longer than a blink. */
  readonly animated: string[];
  /** The longest run of frames in which the view of the canvas went on moving. */
  longestGlide: number;
}

/** Looks at every frame of the page from its beginning. */
async function watchMotion(page: Page): Promise<() => Promise<Motion>> {
  await page.addInitScript(() => {
    const BLINK_MS = 100;
    const motion: Motion = { animated: [], longestGlide: 0 };
    let view = '';
    let glide = 0;
    const look = () => {
      for (const animation of document.getAnimations()) {
        const { duration, iterations } = animation.effect?.getComputedTiming() ?? {};
        const { target } = animation.effect as KeyframeEffect;
        const what = `${animation.constructor.name} of ${target?.getAttribute('class') ?? ''}`;
        if (Number(duration) * (iterations ?? 1) > BLINK_MS && !motion.animated.includes(what))
          motion.animated.push(what);
      }
      const now = document.querySelector<HTMLElement>('.react-flow__viewport')?.style.transform ?? '';
      glide = now !== view ? glide + 1 : 0;
      view = now;
      motion.longestGlide = Math.max(motion.longestGlide, glide);
      requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
    (globalThis as unknown as { motion: Motion }).motion = motion;
  });
  return () => page.evaluate(() => (globalThis as unknown as { motion: Motion }).motion);
}

/** What moves for those who like it: the packet, the view, what is laid out again, what opens. */
async function useTheLab(page: Page): Promise<void> {
  const lab = new LabPage(page);
  const trace = new TraceDock(page);
  await lab.visit();
  await trace.kept('internet → db-1:3306').click();
  await trace.dock.getByRole('button', { name: 'Next step' }).click();
  await trace.dock.getByRole('button', { name: 'Play' }).click();
  await expect(trace.dock).toContainText(/[4-9] \/ 19/, { timeout: 20_000 });
  await page.getByRole('button', { name: 'Close the trace' }).click();
  await lab.drag(lab.entry('EC2 instance'), lab.node('Subnet db-a'));
  await expect(lab.receipt).toBeVisible();
  // One after the other: three jumps in three frames would look like a glide.
  for (const key of ['ControlOrMeta+=', 'ControlOrMeta+=', 'Shift+1', 'Shift+T']) {
    await page.keyboard.press(key);
    await lab.settled();
  }
  await expect(lab.undo()).toHaveAccessibleName(/^Undo: Tidy/);
  await new ListView(page).show();
  await new ListView(page).row('db-a Subnet').click();
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ControlOrMeta+K');
  await page.keyboard.press('Escape');
  await new Documents(page).choose('Blank canvas');
  await expect(page.getByRole('region', { name: 'Start here' })).toBeVisible();
}

test('who asked for less motion sees none: nothing glides, the view and the packet jump', async ({
  page,
}) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  const motion = await watchMotion(page);
  await useTheLab(page);
  const { animated, longestGlide } = await motion();
  expect(animated).toEqual([]);
  expect(longestGlide).toBeLessThanOrEqual(2);
});

test('who did not ask for less motion sees the packet travel and the view glide', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'no-preference' });
  const motion = await watchMotion(page);
  await useTheLab(page);
  const { animated, longestGlide } = await motion();
  expect(animated).toContain('CSSAnimation of lab-packet lab-trace-forward');
  expect(longestGlide).toBeGreaterThan(2);
});
