/** State law never moves a score: the key is the same with a blank card and with a full one. */
import { describe, expect, it } from 'vitest';
import { readJurisdiction } from '#adapters/jurisdiction-file';
import { registerSources } from '#adapters/register-sources';
import { type DebriefView, debrief } from '#domain/attempt/debrief';
import type { AttemptEvent } from '#domain/attempt/event';
import { blankJurisdiction, type Jurisdiction } from '#domain/course/jurisdiction';
import type { Scenario } from '#domain/scenario/schema';
import { randomLog } from '../build/play.ts';
import { bank, course, proofOf, today } from '../build/scenario.ts';

const { sources } = await course();
const example = readJurisdiction('content/jurisdictions/example.yaml', today);
const scenarios = bank();

function debriefer(scenario: Scenario) {
  const proof = proofOf(scenario);
  return (events: readonly AttemptEvent[], card: Jurisdiction): DebriefView => {
    const cited = registerSources(sources, () => card);
    return debrief(scenario, proof, events, (id) => cited.cite(id, today));
  };
}

/** Without what the card says beside a source. */
const withoutRules = (view: DebriefView) =>
  JSON.parse(JSON.stringify(view, (key, each) => (key === 'rules' ? undefined : each)));

describe.each(scenarios.map((scenario) => [scenario.id, scenario] as const))('%s', (_, scenario) => {
  it('scores and shows five random attempts alike, whatever the card says', () => {
    const debriefed = debriefer(scenario);
    for (let seed = 0; seed < 5; seed++) {
      const { events } = randomLog(scenario, String(seed));
      const [blank, full] = [debriefed(events, blankJurisdiction), debriefed(events, example)];
      expect(full.result).toEqual(blank.result);
      expect(withoutRules(full)).toEqual(withoutRules(blank));
    }
  });
});

it('a debrief shows the rule of the card beside the source that rests on it', () => {
  const scenario = scenarios.find(({ id }) => id === 'second-call') as Scenario;
  const debriefed = debriefer(scenario);
  const { events } = randomLog(scenario, '1');
  const texts = (card: Jurisdiction) => JSON.stringify(debriefed(events, card).decisions.map(citedRules));
  expect(texts(blankJurisdiction)).toContain('Unknown here: call your supervisor or prosecutor');
  expect(texts(example)).toContain('(Example Code § 25.03)');
  expect(texts(example)).not.toContain('Unknown here');
});

const citedRules = ({ taken, others }: DebriefView['decisions'][number]) =>
  [...taken, ...others].flatMap(({ cite }) => cite.flatMap(({ rules }) => rules ?? []));
