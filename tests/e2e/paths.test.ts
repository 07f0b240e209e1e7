/** Each scenario along its best, a middle and its worst path; the score on screen beside what the prover's own scale says. */
import { readFileSync } from 'node:fs';
import { expect, type Page, test } from '@playwright/test';
import { score } from '#domain/attempt/score';
import { parseScenario } from '#domain/scenario/load';
import { prove } from '#domain/scenario/prove';
import type { Scenario } from '#domain/scenario/schema';
import { walk } from '#domain/scenario/walk';
import { beginScene, isStored, kindOnScreen } from './player-page.ts';
import { isSound } from './sound-page.ts';

interface Way {
  readonly scenario: string;
  readonly name: 'best' | 'middle' | 'worst';
  readonly victim: boolean;
  readonly ids: string;
  /** Known beforehand, so that a change of key or scale cannot pass unseen. */
  readonly score: number;
  readonly ends: string;
}

const ways: readonly Way[] = [
  {
    scenario: 'second-call',
    name: 'best',
    victim: true,
    ids: 'split needs ask-leave ask-phones ask-money consent honest-limits weigh advocate quotes',
    score: 100,
    ends: 'Identified',
  },
  {
    scenario: 'second-call',
    name: 'middle',
    victim: true,
    ids: 'names timeline ask-phones ask-leave note-phones ask-back sergeant card summary',
    score: 68,
    ends: 'Missed',
  },
  {
    scenario: 'second-call',
    name: 'worst',
    victim: false,
    ids: 'wrist-in-front why-stay scroll give-word charge-both clear-call labels',
    score: 0,
    ends: 'Treated as offender',
  },
  {
    scenario: 'bus-bay',
    name: 'best',
    victim: true,
    ids: 'split water ask-money ask-phones ask-papers ask-sleep verify age-decides divert advocacy-center facts',
    score: 100,
    ends: 'Identified',
  },
  {
    scenario: 'bus-bay',
    name: 'middle',
    victim: true,
    ids: 'names water ask-phones ask-sleep ask-trust verify leave-age cite-later to-aunt summary',
    score: 69,
    ends: 'Missed',
  },
  {
    scenario: 'bus-bay',
    name: 'worst',
    victim: false,
    ids: 'room-here lecture accuse cite-her book hand-back labels',
    score: 0,
    ends: 'Treated as offender',
  },
  {
    scenario: 'stolen-phone',
    name: 'best',
    victim: false,
    ids: 'robbery-first ask-apart ask-money ask-phones ask-papers ask-sleep dust-drawer say-limits take-answer case-number report-facts',
    score: 100,
    ends: 'Right to leave',
  },
  {
    scenario: 'stolen-phone',
    name: 'middle',
    victim: false,
    ids: 'manager-first stay-together ask-money ask-leave photo-drawer call-sergeant ask-bree number-only report-summary',
    score: 65,
    ends: 'Right to leave',
  },
  {
    scenario: 'stolen-phone',
    name: 'worst',
    victim: true,
    ids: 'pay-dispute work-history bag-condoms may-charge cannot-see bring-in report-label',
    score: 0,
    ends: 'Over-called',
  },
];

const windows = {
  best: { width: 1280, height: 900, scheme: 'light' },
  middle: { width: 390, height: 844, scheme: 'dark' },
  worst: { width: 1280, height: 900, scheme: 'dark' },
} as const;

for (const way of ways) {
  const { scheme, ...viewport } = windows[way.name];
  test.describe(way.scenario, () => {
    test.use({ viewport, colorScheme: scheme, contextOptions: { reducedMotion: 'reduce' } });

    test(`the ${way.name} path scores on screen what it scores by the key`, async ({ page }) => {
      test.setTimeout(120_000);
      const scenario = scenarioOf(way.scenario);
      const ids = way.ids.split(' ');
      await beginScene(page, way.scenario);
      for (const [index, id] of ids.entries()) {
        if ((await kindOnScreen(page)) === 'commit') await judge(page, way.victim);
        await take(page, scenario, id);
        if (index === Math.floor(ids.length / 2)) {
          await page.reload();
          await expect(page.locator('.playing')).toBeVisible();
        }
      }
      await page.getByRole('button', { name: 'See the debrief' }).click();
      await expect(page.locator('.debrief h1')).toBeVisible();
      await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);

      const oracle = Math.round(oracleOf(scenario, ids, way.victim));
      expect(oracle).toBe(way.score);
      await expect(page.locator('.db-score').getByText(`${oracle} of 100`)).toBeVisible();
      await expect(page.locator('.debrief')).toContainText(way.ends);
      await isSound(page, `debrief of the ${way.name} path`);
      for (const fold of await page.locator('.debrief details').all()) {
        await fold.evaluate((element) => element.setAttribute('open', ''));
      }
      await isSound(page, 'debrief, unfolded');
    });
  });
}

function scenarioOf(id: string): Scenario {
  const file = `scenarios/${id}.yaml`;
  const loaded = parseScenario(readFileSync(file), file);
  if (!loaded.ok) throw new Error(`${file} does not load`);
  return loaded.scenario;
}

function oracleOf(scenario: Scenario, ids: readonly string[], victim: boolean): number {
  const judgments = Object.fromEntries(Object.keys(scenario.judged).map((person) => [person, victim]));
  const proved = prove(scenario);
  const walked = walk(scenario, ids, judgments);
  if (!proved.ok || !walked.ok || !walked.finished) throw new Error('the path does not reach an ending');
  return score(scenario, walked.end, judgments, proved.proof.bounds).score;
}

/** Takes a choice or question by what it says, as a trainee does. */
async function take(page: Page, scenario: Scenario, id: string): Promise<void> {
  const passages = await page.locator('.passage').count();
  const isQuestion = scenario.nodes.some((node) => node.kind === 'hub' && node.questions.some((q) => q.id === id));
  const text = textOf(scenario, id);
  const tab = page.getByRole('tab', { name: isQuestion ? 'Ask' : 'Act' });
  if ((await tab.count()) > 0) await tab.click();
  await page
    .locator(isQuestion ? 'button.question' : 'button.choice')
    .filter({ hasText: text })
    .click();
  await expect(page.locator('.passage')).toHaveCount(passages + 1);
  await isStored(page);
}

function textOf(scenario: Scenario, id: string): string {
  for (const node of scenario.nodes) {
    const options = 'choices' in node ? node.choices : node.kind === 'hub' ? node.questions : [];
    const option = options.find((each) => each.id === id);
    if (option) return option.text;
  }
  throw new Error(`no option is called ${id}`);
}

async function judge(page: Page, victim: boolean): Promise<void> {
  const passages = await page.locator('.passage').count();
  await page.getByRole('radio', { name: victim ? 'A potential victim of sex trafficking' : 'Something else' }).check();
  await page.getByRole('radio', { name: '85 percent' }).check();
  await page.getByRole('button', { name: 'Commit to this judgment' }).click();
  await expect(page.locator('.passage')).toHaveCount(passages + 1);
  await isStored(page);
}
