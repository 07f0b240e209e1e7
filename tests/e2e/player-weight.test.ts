import { gzipSync } from 'node:zlib';
import { expect, test } from '@playwright/test';
import { beginScene } from './player-page.ts';

test('at most 100 kB of JavaScript arrive before the first choice, and nothing of the debrief', async ({ page }) => {
  // By address: Begin, pressed before its script runs, loads the page once more.
  const scripts = new Map<string, Promise<Buffer>>();
  page.on('response', (response) => {
    if (response.request().resourceType() === 'script') scripts.set(response.url(), response.body());
  });
  await beginScene(page);
  await expect(page.locator('button.choice').first()).toBeVisible();
  const bytes = (await Promise.all(scripts.values())).map((script) => gzipSync(script).length);
  expect(bytes.length).toBeGreaterThan(0);
  expect(bytes.reduce((sum, each) => sum + each, 0)).toBeLessThanOrEqual(100_000);
  expect([...scripts.keys()].join()).not.toContain('Debrief');
});
