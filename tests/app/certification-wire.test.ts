/** Everything that travels in whole sittings, searched for anything of the key. */
import { describe, expect, it } from 'vitest';
import { loadSitting } from '#app/certification/load-sitting';
import { playedOf } from '#domain/certification/sat';
import { anAgency } from '../build/agency.ts';
import { engines } from '../build/engines.ts';
import { keyOf, leaksIn } from '../build/leaks.ts';
import type { Taker } from '../build/sitting.ts';
import { bestTaker, certificationPorts, randomTaker, sit, sitToEnd, worstTaker } from '../build/sitting.ts';

const runs: readonly (readonly [name: string, taker: () => Taker])[] = [
  ['the best', () => bestTaker],
  ['the worst', () => worstTaker],
  ...[1, 2, 3].map((seed) => [`anything, ${seed}`, () => randomTaker(`walk ${seed}`)] as const),
];

describe('the views of a whole sitting hold nothing of the key', () => {
  it.each(runs)('on both forms, taking %s', { timeout: 60_000 }, async (_name, taker) => {
    const { store } = await (engines[0] as (typeof engines)[number]).open();
    const { trainees } = await anAgency(store);
    const ports = await certificationPorts(store);
    const titles: string[] = [];
    // The second person gets the form that is used less.
    for (const person of trainees.slice(0, 2)) {
      const views = await sitToEnd(ports, person, await sit(ports, person), taker());
      const sitting = await store.sittings.find(views[0]?.sitting ?? '');
      const form = ports.forms.list().find(({ hash }) => hash === sitting?.formHash);
      if (!form || !sitting) throw new Error('a sitting has a form');
      titles.push(form.title);
      const { sat } = await loadSitting(ports, sitting);
      const scenes = sat.scenes.map((scene) => ({ ...scene, used: playedOf(scene).situation.used }));
      // The last view, after the end, says whether it was passed; every one before it is searched.
      expect(views.length).toBeGreaterThan(70);
      expect(leaksIn(views.slice(0, -1), keyOf(form, scenes))).toEqual([]);
      expect(views.slice(0, -1).every(({ passed }) => passed === null)).toBe(true);
    }
    expect(titles.toSorted()).toEqual(['Form A', 'Form B']);
  });

  it('and of both test sets', async () => {
    const { store } = await (engines[0] as (typeof engines)[number]).open();
    const { trainees } = await anAgency(store);
    const ports = await certificationPorts(store);
    for (const purpose of ['pre-test', 'post-test'] as const) {
      const views = await sitToEnd(
        ports,
        trainees[0],
        await sit(ports, trainees[0], { purpose }),
        randomTaker(purpose),
      );
      const sitting = await store.sittings.find(views[0]?.sitting ?? '');
      const form = ports.forms.list().find(({ hash }) => hash === sitting?.formHash);
      if (!form) throw new Error('a sitting has a form');
      expect(leaksIn(views.slice(0, -1), keyOf(form, []))).toEqual([]);
    }
  });
});

describe('the search finds', () => {
  const key = { ids: ['second-choice'], texts: ['Because the law says so.'] };
  it.each([
    ['an id', { option: 'second-choice' }],
    ['an id as a name of a field', { 'second-choice': 1 }],
    ['a reason', { note: 'It is so. Because the law says so. Yes.' }],
    ['a field of the key', { options: [{ id: 'o1', correct: true }] }],
    ['a code of a critical error', { code: 'CE4' }],
    ['a class', { ended: 'FALSE_ALARM' }],
  ])('%s', (_name, value) => expect(leaksIn([value], key)).toHaveLength(1));
  it('nothing in what is no key', () =>
    expect(leaksIn([{ id: 'o1', text: 'A second-choice school.' }], key)).toEqual([]));
});
