import { describe, expect, test } from 'vitest';
import type { Scenario } from '#domain/scenario/schema';
import { anAttempt, anEvent, aResult, noon } from '../build/attempt.ts';
import type { TestEngine } from '../build/engines.ts';

const scenario = { id: 'short-stop', title: 'Short Stop' } as Scenario;

/** What a store promises, whatever the engine. */
export function storeContract(engine: TestEngine): void {
  const open = async () => {
    const { store } = await engine.open();
    await store.keepEdition({ hash: 'edition-one', scenario }, noon);
    return store;
  };

  describe(`the store on ${engine.name}`, () => {
    test('an edition is kept once: later content under the same hash changes nothing', async () => {
      const store = await open();
      await store.keepEdition({ hash: 'edition-one', scenario: { ...scenario, title: 'Other' } }, noon);
      expect(await store.findScenario('edition-one')).toEqual(scenario);
      expect(await store.findScenario('never-kept')).toBeUndefined();
    });

    test('the edition of a scenario that was kept last is found by the scenario', async () => {
      const store = await open();
      const later = { ...scenario, title: 'Short Stop, again' };
      await store.keepEdition({ hash: 'an-edition-later', scenario: later }, '2026-11-23T12:00:00.000Z');
      await store.keepEdition(
        { hash: 'of-another', scenario: { ...scenario, id: 'other' } },
        '2026-11-24T12:00:00.000Z',
      );
      expect(await store.findLatestEdition('short-stop')).toEqual(later);
      expect(await store.findLatestEdition('never-kept')).toBeUndefined();
    });

    test('an attempt comes back as it was added, with its events in order', async () => {
      const store = await open();
      const first = anAttempt({ id: 'first' });
      const branch = anAttempt({
        id: 'branch',
        run: 'first',
        forkedFrom: { attempt: 'first', seq: 2 },
        forkedBy: 'event-id-2',
      });
      await store.addAttempt(first, [], null);
      await store.addAttempt(branch, [anEvent(1), anEvent(2, { reportedSeconds: 3.25 })], null);
      expect(await store.findAttempt('first')).toEqual(first);
      expect(await store.findAttempt('branch')).toEqual(branch);
      expect(await store.listEvents('branch')).toEqual([anEvent(1), anEvent(2, { reportedSeconds: 3.25 })]);
      expect(await store.findAttempt('never-begun')).toBeUndefined();
    });

    test('an attempt on an edition that is not kept is not added', async () => {
      const store = await open();
      await expect(store.addAttempt(anAttempt({ id: 'lost', edition: 'never-kept' }), [], null)).rejects.toThrow();
    });

    test('a seq is taken once, and the second event for it leaves no trace', async () => {
      const store = await open();
      const attempt = anAttempt({ id: 'first' });
      await store.addAttempt(attempt, [], null);
      expect(await store.appendEvent(attempt, anEvent(1), null)).toBe(true);
      expect(await store.appendEvent(attempt, anEvent(1, { id: 'somebody-else' }), aResult())).toBe(false);
      expect(await store.listEvents('first')).toEqual([anEvent(1)]);
      expect(await store.findResult(attempt)).toBeUndefined();
    });

    test('of many at once for one seq, one is stored', async () => {
      const store = await open();
      const attempt = anAttempt({ id: 'first' });
      await store.addAttempt(attempt, [], null);
      const tries = Array.from({ length: 20 }, (_, index) =>
        store.appendEvent(attempt, anEvent(1, { id: `device-${index}` }), null),
      );
      expect((await Promise.all(tries)).filter(Boolean)).toHaveLength(1);
      expect(await store.listEvents('first')).toHaveLength(1);
    });

    test('one conflict opens one branch, however often it is added', async () => {
      const store = await open();
      await store.addAttempt(anAttempt({ id: 'first' }), [], null);
      const fork = { run: 'first', forkedFrom: { attempt: 'first', seq: 1 } };
      const branch = anAttempt({ id: 'branch', ...fork, forkedBy: 'one-decision' });
      expect(await store.addAttempt(branch, [anEvent(1)], null)).toEqual(branch);
      expect(await store.addAttempt({ ...branch, id: 'again' }, [anEvent(1)], null)).toEqual(branch);
      const other = anAttempt({ id: 'other', ...fork, forkedBy: 'other-decision' });
      expect(await store.addAttempt(other, [anEvent(1)], null)).toEqual(other);
      expect(await store.listRun('first')).toEqual(['branch', 'first', 'other']);
    });

    test('replays of one decision are each kept', async () => {
      const store = await open();
      await store.addAttempt(anAttempt({ id: 'first' }), [anEvent(1)], null);
      for (const id of ['again', 'once-more']) {
        await store.addAttempt(
          anAttempt({ id, kind: 'replay', forkedFrom: { attempt: 'first', seq: 1 } }),
          [anEvent(1)],
          null,
        );
      }
      expect(await store.findAttempt('once-more')).toBeDefined();
      expect(await store.listRun('first')).toEqual(['first']);
    });

    test('the result comes with the last event, and the run finished first stays the first', async () => {
      const store = await open();
      const [early, late] = [anAttempt({ id: 'early' }), anAttempt({ id: 'late' })];
      await store.addAttempt(early, [], null);
      await store.addAttempt(late, [], null);
      await store.appendEvent(late, anEvent(1), aResult(70));
      await store.appendEvent(early, anEvent(1, { at: '2026-11-22T12:00:01.000Z' }), aResult(90));
      expect(await store.findResult(late)).toEqual({
        result: aResult(70),
        edition: 'edition-one',
        first: true,
        at: noon,
      });
      expect(await store.findResult(early)).toMatchObject({ result: aResult(90), first: false });
    });

    test('a replay is never the first attempt; another device has a first of its own', async () => {
      const store = await open();
      const replay = anAttempt({ id: 'replay', kind: 'replay' });
      const practice = anAttempt({ id: 'practice' });
      const elsewhere = anAttempt({ id: 'elsewhere', device: 'device-two' });
      for (const attempt of [replay, practice, elsewhere]) await store.addAttempt(attempt, [anEvent(1)], aResult());
      expect((await store.findResult(replay))?.first).toBe(false);
      expect((await store.findResult(practice))?.first).toBe(true);
      expect((await store.findResult(elsewhere))?.first).toBe(true);
    });

    test('a device lists its own attempts, the latest begun first', async () => {
      const store = await open();
      await store.addAttempt(anAttempt({ id: 'old' }), [anEvent(1), anEvent(2)], null);
      const recent = anAttempt({ id: 'recent', begunAt: '2026-11-23T12:00:00.000Z' });
      await store.addAttempt(recent, [], null);
      await store.addAttempt(anAttempt({ id: 'foreign', device: 'device-two' }), [], null);
      expect(await store.listByOwner({ device: 'device-one' }, 10)).toEqual([
        { attempt: recent, events: [] },
        { attempt: anAttempt({ id: 'old' }), events: [anEvent(1), anEvent(2)] },
      ]);
      expect(await store.listByOwner({ device: 'device-one' }, 1)).toHaveLength(1);
      expect(await store.listByOwner({ device: 'nobody' }, 10)).toEqual([]);
    });

    test('an untouched attempt is one of this edition with no event yet', async () => {
      const store = await open();
      await store.addAttempt(anAttempt({ id: 'begun' }), [anEvent(1)], null);
      await store.addAttempt(anAttempt({ id: 'replay', kind: 'replay' }), [], null);
      expect(
        await store.findUntouched({ device: 'device-one' }, { edition: 'edition-one', assignment: null }),
      ).toBeUndefined();
      await store.addAttempt(anAttempt({ id: 'empty' }), [], null);
      expect(
        (await store.findUntouched({ device: 'device-one' }, { edition: 'edition-one', assignment: null }))?.id,
      ).toBe('empty');
      expect(
        await store.findUntouched({ device: 'device-one' }, { edition: 'edition-two', assignment: null }),
      ).toBeUndefined();
      expect(
        await store.findUntouched({ device: 'device-two' }, { edition: 'edition-one', assignment: null }),
      ).toBeUndefined();
    });

    test('what is done within is there together, and seen by it before others see it', async () => {
      const store = await open();
      const seen = await store.within(async (inner) => {
        await inner.addAttempt(anAttempt({ id: 'first' }), [anEvent(1)], null);
        await inner.appendEvent(anAttempt({ id: 'first' }), anEvent(2), null);
        return inner.listEvents('first');
      });
      expect(seen).toHaveLength(2);
      expect(await store.listEvents('first')).toEqual(seen);
    });

    test('whatever is thrown within undoes all of it', async () => {
      const store = await open();
      const failed = store.within(async (inner) => {
        await inner.addAttempt(anAttempt({ id: 'first' }), [anEvent(1)], aResult());
        throw new Error('the reason');
      });
      await expect(failed).rejects.toThrow('the reason');
      expect(await store.findAttempt('first')).toBeUndefined();
      expect(await store.within((inner) => inner.listRun('first'))).toEqual([]);
    });

    test('one call within another belongs to the same transaction', async () => {
      const store = await open();
      const failed = store.within(async (outer) => {
        await outer.within((inner) => inner.addAttempt(anAttempt({ id: 'first' }), [], null));
        throw new Error('the reason');
      });
      await expect(failed).rejects.toThrow('the reason');
      expect(await store.findAttempt('first')).toBeUndefined();
    });

    test('what fails within another call undoes all of it, even if the failure is caught', async () => {
      const store = await open();
      const failed = store.within(async (outer) => {
        await outer.addAttempt(anAttempt({ id: 'first' }), [], null);
        await outer.addAttempt(anAttempt({ id: 'lost', edition: 'never-kept' }), [], null).catch(() => {});
      });
      await expect(failed).rejects.toThrow();
      expect(await store.findAttempt('first')).toBeUndefined();
    });
  });
}
