import { describe, expect, test } from 'vitest';
import type { Store } from '#app/ports';
import { importRoster } from '#app/work/import-roster';
import { previewRoster } from '#app/work/preview-roster';
import { aMember } from '../build/agency.ts';
import { noon } from '../build/attempt.ts';
import { engines } from '../build/engines.ts';
import { aWorkRoom, logOf } from '../build/work-room.ts';

const list = [
  'Name;Badge;E-mail',
  'Dee Park;5000;dee@larkfield.gov',
  'Dan Reyes;4474;',
  'Ana Ortiz;4471;ana@larkfield.gov',
  'Ben Cole;4472;',
].join('\r\n');

describe.each(engines)('on $name', ({ open }) => {
  const room = async () => {
    const { store } = await open();
    const made = await aWorkRoom(store);
    const of = { by: made.here.instructor, cohort: 'spring', list };
    const preview = async (command: Partial<typeof of> = {}) => {
      const previewed = await previewRoster(made.ports, { ...of, ...command });
      if (!previewed.ok) throw new Error(previewed.reason);
      return previewed.preview;
    };
    return { ...made, of, preview };
  };
  const trainees = async (store: Store) =>
    (await store.cohorts.members('spring')).filter(({ part }) => part === 'trainee').map(({ member }) => member);

  test('a preview says of every row what would happen, and writes nothing', async () => {
    const { store, preview } = await room();
    const before = await trainees(store);
    const { lines, columns } = await preview();
    expect(columns.map(({ field }) => field)).toEqual(['name', 'badge', 'email']);
    expect(lines.map(({ row, state }) => [row, state])).toEqual([
      [2, 'new'],
      [3, 'joins'],
      [4, 'changes'],
      [5, 'here'],
    ]);
    expect(await trainees(store)).toEqual(before);
    expect(await logOf(store)).toEqual([]);
  });

  test('an import does what was previewed, and is logged once', async () => {
    const { store, ports, of, preview } = await room();
    const { digest } = await preview();
    expect(await importRoster(ports, { ...of, digest, leaveOutErrors: false })).toEqual({
      ok: true,
      added: 1,
      joined: 1,
      changed: 1,
      leftOut: 0,
    });
    const present = await trainees(store);
    expect(present.map(({ name }) => name)).toEqual(['Ana Ortiz', 'Ben Cole', 'Cleo Hart', 'Dan Reyes', 'Dee Park']);
    expect(present[0]?.email).toBe('ana@larkfield.gov');
    expect(present[4]).toEqual(
      aMember({ id: 'made-1', name: 'Dee Park', badge: '5000', email: 'dee@larkfield.gov', joinedAt: noon }),
    );
    const log = await logOf(store);
    expect(log.map(({ kind, subject }) => [kind, subject])).toEqual([
      ['member.changed', 'trainee-1'],
      ['roster.imported', null],
    ]);
    expect(log[1]?.content).toEqual({
      cohort: 'spring',
      rows: 4,
      leftOut: 0,
      added: ['made-1'],
      joined: ['trainee-4'],
      changed: ['trainee-1'],
    });
  });

  test('the same list a second time changes nothing', async () => {
    const { ports, of, preview } = await room();
    await importRoster(ports, { ...of, digest: (await preview()).digest, leaveOutErrors: false });
    const again = await preview();
    expect(again.lines.every(({ state }) => state === 'here')).toBe(true);
    const second = await importRoster(ports, { ...of, digest: again.digest, leaveOutErrors: false });
    expect(second).toMatchObject({ ok: false, reason: 'nothing' });
  });

  test('one row with an error keeps all rows out, unless it is left out', async () => {
    const { store, ports, of, preview } = await room();
    const before = await trainees(store);
    const faulty = { ...of, list: `${list}\r\nZoe Kent;4473;` };
    const { digest } = await preview(faulty);
    const refused = await importRoster(ports, { ...faulty, digest, leaveOutErrors: false });
    expect(refused).toMatchObject({ ok: false, reason: 'errors' });
    expect(await trainees(store)).toEqual(before);
    const imported = await importRoster(ports, { ...faulty, digest, leaveOutErrors: true });
    expect(imported).toMatchObject({ ok: true, added: 1, leftOut: 1 });
  });

  test('if the books have changed since the preview, nothing is imported and a new preview is shown', async () => {
    const { store, ports, of, preview } = await room();
    const { digest } = await preview();
    await store.people.addMember(aMember({ id: 'first', name: 'Paul Dow', badge: '5000' }));
    const refused = await importRoster(ports, { ...of, digest, leaveOutErrors: false });
    expect(refused).toMatchObject({ ok: false, reason: 'changed' });
    if (refused.ok || !('preview' in refused)) throw new Error('no preview');
    expect(refused.preview.lines[0]?.faults[0]?.what).toBe('Badge 5000 belongs to somebody else at your agency.');
    expect(await logOf(store)).toEqual([]);
  });

  test('an import that breaks off half way leaves nothing behind', async () => {
    const { store, ports, of, preview } = await room();
    const { digest } = await preview();
    const before = await trainees(store);
    const broken: Store = {
      ...store,
      within: (work) =>
        store.within((inner) =>
          work({ ...inner, log: { ...inner.log, note: () => Promise.reject(new Error('the disk is full')) } }),
        ),
    };
    const failed = importRoster({ ...ports, store: broken }, { ...of, digest, leaveOutErrors: false });
    await expect(failed).rejects.toThrow('the disk is full');
    expect(await trainees(store)).toEqual(before);
    expect(await store.people.findByBadge('larkfield', '5000')).toBeUndefined();
  });

  test('an address of another agency is refused in words that tell nothing of it', async () => {
    const { store, preview } = await room();
    await store.people.addMember(
      aMember({ id: 'theirs', agency: 'weir', name: 'Dee Park', email: 'dee@larkfield.gov' }),
    );
    const { lines } = await preview();
    expect(lines[0]?.faults).toEqual([
      {
        field: 'email',
        what: 'This e-mail address cannot be used.',
        mend: 'Give another address, or leave it empty.',
      },
    ]);
  });

  test('only who may change the cohort sees a preview or imports', async () => {
    const { ports, here, there, of } = await room();
    const as = (by: typeof of.by) => previewRoster(ports, { ...of, by }).then((answer) => answer.ok || answer.reason);
    expect(await as(here.coordinator)).toBe(true);
    expect(await as(here.otherInstructor)).toBe('forbidden');
    expect(await as(here.trainees[0])).toBe('forbidden');
    expect(await as(there.owner)).toBe('unknown-cohort');
    const command = { ...of, by: here.otherInstructor, digest: '', leaveOutErrors: true };
    expect(await importRoster(ports, command)).toEqual({ ok: false, reason: 'forbidden' });
  });
});
