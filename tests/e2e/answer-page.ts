import type { Page } from '@playwright/test';

/** Fills in what a page of a sitting or of a review asks, by the names of its fields; nothing is sent. */
export async function fillFields(page: Page, fields: readonly (readonly [string, string])[]): Promise<void> {
  for (const [name, value] of fields) {
    const field = page.locator(`[name="${name}"]:visible`);
    const kind = await field.first().evaluate((element) => element.tagName);
    if (kind === 'SELECT') await field.selectOption(value);
    else if (kind === 'TEXTAREA') await field.fill(value);
    else await page.locator(`[name="${name}"][value="${value}"]:visible`).check();
  }
}
