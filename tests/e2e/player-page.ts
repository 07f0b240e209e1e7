import { expect, type Page } from '@playwright/test';

export const scenarios = ['second-call', 'bus-bay', 'stolen-phone'] as const;

/** Opens a scenario as a newcomer, with the names of its file, and begins it. */
export async function beginScene(page: Page, scenario: string = scenarios[0]): Promise<void> {
  await page.goto(`/scenarios/${scenario}?draw=as-written`);
  await page.getByRole('button', { name: 'Begin' }).click();
  await expect(page.locator('.playing')).toBeVisible();
}

/** The kind of the node on screen. */
export async function kindOnScreen(page: Page): Promise<string> {
  const classes = (await page.locator('.playing').getAttribute('class')) ?? '';
  return /playing-(\w+)/.exec(classes)?.[1] ?? '';
}

/** Waits until what was last decided is stored and shown. */
export async function isStored(page: Page): Promise<void> {
  await expect(page.locator('[data-saving="saved"]')).toBeVisible();
}

/** On a phone the decision lies under a tab; elsewhere it is in sight. */
export async function openTab(page: Page, name: string): Promise<void> {
  const tab = page.getByRole('tab', { name });
  if ((await tab.count()) > 0) await tab.click();
}

/** Takes the first option of whatever stands on the screen, by mouse. */
export async function decideFirst(page: Page): Promise<void> {
  const passages = await page.locator('.passage').count();
  switch (await kindOnScreen(page)) {
    case 'hub':
      await openTab(page, 'Ask');
      await page.locator('button.question').first().click();
      break;
    case 'commit':
      await commit(page);
      break;
    default:
      await openTab(page, 'Act');
      await page.locator('button.choice').first().click();
  }
  await expect(page.locator('.passage')).toHaveCount(passages + 1);
  await isStored(page);
}

export async function commit(page: Page): Promise<void> {
  await page.getByRole('radio', { name: 'A potential victim of sex trafficking' }).check();
  await page.getByRole('radio', { name: '75 percent' }).check();
  await page.getByRole('button', { name: 'Commit to this judgment' }).click();
}

/** Decides until a node of this kind is on the screen. */
export async function playTo(page: Page, kind: string): Promise<void> {
  for (let decisions = 0; decisions < 30; decisions++) {
    if ((await kindOnScreen(page)) === kind) return;
    await decideFirst(page);
  }
  throw new Error(`no node of kind ${kind} in 30 decisions`);
}
