import { expect, type Locator, type Page } from '@playwright/test';

/** How often Tab may be pressed on the way to one thing. */
const MOST = 100;

/** Runs in the page: why a person doesn't see where the focus is; empty when they do. */
function focusFault(): string {
  const element = document.activeElement;
  if (!element || element === document.body) return 'nothing has the focus';
  if (element.matches('[role=dialog], [role=alertdialog], main')) return 'only the layer around has the focus';
  const { left, top, width, height } = element.getBoundingClientRect();
  const name = element.outerHTML.slice(0, 200);
  const at = document.elementFromPoint(left + width / 2, top + height / 2);
  if (!at || !(element.contains(at) || at.contains(element))) return `something covers ${name}`;
  // A part of a control of the browser’s own, such as the calendar of a day, is marked by the browser.
  if (!element.matches(':focus')) return '';
  const probe = document.body.appendChild(document.createElement('i'));
  probe.style.color = 'var(--accent)';
  const accent = getComputedStyle(probe).color;
  probe.remove();
  return getComputedStyle(element).boxShadow.includes(accent) ? '' : `no ring marks ${name}`;
}

/** The focus is somewhere, and a person sees where. */
export async function expectFocusSeen(page: Page): Promise<void> {
  await expect.poll(() => page.evaluate(focusFault)).toBe('');
}

/** Presses Tab until something has the focus, from the page's end on to its beginning; each stop on the way must be seen. */
export async function tabTo(page: Page, target: Locator): Promise<void> {
  await expect(target).toBeAttached();
  for (let presses = 0; presses < MOST; presses += 1) {
    await page.keyboard.press('Tab');
    const isPastTheEnd = await page.evaluate(() => document.activeElement === document.body);
    if (!isPastTheEnd) await expectFocusSeen(page);
    if (await target.evaluate((element) => element === document.activeElement)) return;
  }
  throw new Error(`${MOST} times Tab do not lead to ${target}`);
}
