/** Each practice scenario along its best and its worst path, and a middle one; the score on screen beside the prover's. */
import { expect, type Page, test } from '@playwright/test';
import { score } from '#domain/attempt/score';
import { prove } from '#domain/scenario/prove';
import type { Scenario } from '#domain/scenario/schema';
import { asDrawn, asWritten } from '#domain/scenario/variants';
import { walk } from '#domain/scenario/walk';
import { bank, proofOf } from '../build/scenario.ts';
import { worstPath } from '../build/worst-path.ts';
import { beginScene, isStored, kindOnScreen } from './player-page.ts';
import { isSound } from './sound-page.ts';

interface Way {
  readonly scenario: Scenario;
  readonly name: 'best' | 'middle' | 'worst';
  readonly victim: boolean;
  readonly ids: readonly string[];
  /** Known beforehand, so that a change of key or scale cannot pass unseen. */
  readonly score: number;
  readonly ends: string;
}

const practice = bank()
  .filter(({ use }) => use === 'practice')
  .map((scenario) => asDrawn(scenario, asWritten));

const ways: readonly Way[] = practice.flatMap((scenario): Way[] => {
  const isSignal = Object.values(scenario.judged).some(({ truth }) => truth === 'signal');
  return [
    {
      scenario,
      name: 'best',
      victim: isSignal,
      ids: proofOf(scenario).best,
      score: 100,
      ends: isSignal ? 'Identified' : 'Right to leave',
    },
    {
      scenario,
      name: 'worst',
      victim: !isSignal,
      ids: worstPath(scenario),
      score: 0,
      ends: isSignal ? 'Treated as offender' : 'Over-called',
    },
  ];
});

const middle = (id: string, ids: string, victim: boolean, score: number, ends: string): Way => ({
  scenario: practice.find((scenario) => scenario.id === id) as Scenario,
  name: 'middle',
  victim,
  ids: ids.split(' '),
  score,
  ends,
});

const middles: readonly Way[] = [
  middle(
    'second-call',
    'names timeline ask-phones ask-leave note-phones ask-back sergeant card summary',
    true,
    68,
    'Missed',
  ),
  middle(
    'bus-bay',
    'names water ask-phones ask-sleep ask-trust verify leave-age cite-later to-aunt summary',
    true,
    69,
    'Missed',
  ),
  middle(
    'stolen-phone',
    'manager-first stay-together ask-money ask-leave photo-drawer call-sergeant ask-bree number-only report-summary',
    false,
    65,
    'Right to leave',
  ),
  middle(
    'gate-tip',
    'ask-bev about-rain ask-phones ask-leave leave-her-be note-names settle-alone free-to-go report-short',
    false,
    63,
    'Right to leave',
  ),
  middle(
    'inspection',
    'bilingual-officer usual-day ask-phones ask-leave open-doors for-advocate for-a-lawyer hotline-card report-summary',
    true,
    65,
    'Missed',
  ),
  middle(
    'room-in-her-name',
    'run-names whose-cash ask-phones ask-leave full-account detective-later no-charge-yet cell-night short-sum',
    true,
    64,
    'Missed',
  ),
];

const windows = {
  best: { width: 1280, height: 900, scheme: 'light' },
  middle: { width: 390, height: 844, scheme: 'dark' },
  worst: { width: 1280, height: 900, scheme: 'dark' },
} as const;

for (const way of [...ways, ...middles]) {
  const { scheme, ...viewport } = windows[way.name];
  test.describe(way.scenario.id, () => {
    test.use({ viewport, colorScheme: scheme, contextOptions: { reducedMotion: 'reduce' } });

    test(`the ${way.name} path scores on screen what it scores by the key`, async ({ page }) => {
      test.setTimeout(240_000);
      const { scenario, ids } = way;
      await beginScene(page, scenario.id);
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
      if (way.name === 'best') await isSound(page, 'debrief, folded');
      for (const fold of await page.locator('.debrief details').all()) {
        await fold.evaluate((element) => element.setAttribute('open', ''));
      }
      await isSound(page, 'debrief, unfolded');
    });
  });
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
