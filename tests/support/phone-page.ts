// What a page on a phone may not do, measured on the page itself: run wider than the glass, offer something too small
// for a thumb, or write in a colour that cannot be read.
import type { Page } from 'playwright-core';

/** px a thumb in a glove meets. */
const TARGET = 56;
/** WCAG's ratio for those who see badly. */
const CONTRAST = 7;

/** One line for each fault of the screen as it stands; none passes. */
export async function faultsOf(page: Page): Promise<string[]> {
  const { width } = page.viewportSize()!;
  return page.evaluate(measure, { width, target: TARGET, contrast: CONTRAST });
}

/** ms until something is there. */
export async function slowness(waiting: Promise<unknown>): Promise<number> {
  const started = performance.now();
  await waiting;
  return performance.now() - started;
}

/** Runs in the page. */
function measure({ width, target, contrast }: { width: number; target: number; contrast: number }): string[] {
  const faults: string[] = [];
  const name = (of: Element) =>
    `${of.tagName.toLowerCase()}.${of.className} “${(of.getAttribute('aria-label') ?? of.textContent ?? '').trim().slice(0, 24)}”`;
  const root = document.querySelector('dialog[open]') ?? document.body;
  const wide = Math.max(document.documentElement.scrollWidth, window.innerWidth);
  if (wide > width) faults.push(`the page is ${wide} px wide on ${width}`);

  for (const one of root.querySelectorAll<HTMLElement>('a, button, select, input, summary')) {
    const box = one.getBoundingClientRect();
    if (box.width === 0 || !one.checkVisibility({ visibilityProperty: true })) continue;
    if (box.width < target - 0.5 || box.height < target - 0.5)
      faults.push(`${name(one)} is ${Math.round(box.width)} × ${Math.round(box.height)} px`);
    if (box.right > width + 0.5) faults.push(`${name(one)} ends at ${Math.round(box.right)} px`);
  }

  const rgb = (text: string) => (text.match(/[\d.]+/g) ?? []).map(Number);
  const light = ([r = 0, g = 0, b = 0]: number[]) => {
    const [x, y, z] = [r, g, b].map(c => (c <= 10.3 ? c / 3294 : ((c / 255 + 0.055) / 1.055) ** 2.4));
    return 0.2126 * x! + 0.7152 * y! + 0.0722 * z!;
  };
  const ground = (of: Element | null): number[] => {
    for (let at = of; at !== null; at = at.parentElement) {
      const colour = rgb(getComputedStyle(at).backgroundColor);
      if (colour.length === 3 || (colour[3] ?? 0) > 0.99) return colour;
    }
    return rgb(getComputedStyle(document.documentElement).backgroundColor);
  };
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const holder = node.parentElement!;
    if ((node.textContent ?? '').trim() === '' || !holder.checkVisibility({ visibilityProperty: true })) continue;
    if (holder.closest('select, script, style, :disabled') !== null) continue;
    const [high, low] = [light(rgb(getComputedStyle(holder).color)), light(ground(holder))].sort((a, b) => b - a);
    const ratio = (high! + 0.05) / (low! + 0.05);
    if (ratio < contrast) faults.push(`${name(holder)} has a contrast of ${ratio.toFixed(1)}`);
  }
  return faults;
}
