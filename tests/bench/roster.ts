/**
 * Export of a roster of 10,000 people with ten assignments, in both formats, from the database to the last byte.
 * Prints time, size, and the longest that anything else had to wait. Run: `npx node tests/bench/roster.ts`
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore } from '#adapters/store/open-store';
import { sqlite } from '#adapters/store/sqlite';
import { systemClock } from '#adapters/system';
import { exportRoster } from '#app/work/export-roster';
import type { WorkPorts } from '#app/work/work-ports';
import { writeWorkbook } from '../../src/compose/workbook.ts';
import { aMember, anAgency } from '../build/agency.ts';
import { noon } from '../build/attempt.ts';

const people = 10_000;
const lessons = Array.from({ length: 10 }, (_, index) => `lesson-${index + 1}`);

const folder = mkdtempSync(join(tmpdir(), 'second-look-bench-'));
const store = await openStore(sqlite(join(folder, 'second-look.db')));
const { instructor, cohort } = await anAgency(store);
await store.within(async (within) => {
  for (let index = 0; index < people; index += 1) {
    const id = `officer-${index}`;
    const email = `${id}@larkfield.gov`;
    await within.people.addMember(
      aMember({ id, name: `Officer Number ${index}`, badge: `B${index}`, postId: `P${index}`, email }),
    );
    await within.cohorts.addMember(cohort.id, id, 'trainee', noon);
    for (const lesson of lessons.slice(0, index % 11)) {
      await within.lessonCompletions.add({ member: id, lesson, version: '1.0', at: noon });
    }
  }
  for (const [index, ref] of lessons.entries()) {
    const rest = { createdAt: noon, createdBy: instructor.id, withdrawnAt: null };
    await within.assignments.add({
      id: `a${index}`,
      cohort: cohort.id,
      kind: 'lesson',
      ref,
      dueOn: '2026-12-04',
      ...rest,
    });
  }
});

const works = lessons.map((ref) => ({ kind: 'lesson' as const, ref, title: ref, minutes: 10 }));
const syllabus = { version: '1.0', works };
const ports = { store, clock: systemClock, syllabus, workbook: writeWorkbook } as unknown as WorkPorts;

for (const format of ['csv', 'xlsx'] as const) {
  const runs: { ms: number; firstMs: number; bytes: number; waitMs: number }[] = [];
  for (let run = 0; run < 5; run += 1) {
    const wait = await watchWaiting();
    const start = performance.now();
    const exported = await exportRoster(ports, { by: instructor, cohort: cohort.id, format });
    if (!exported.ok) throw new Error(exported.reason);
    let [bytes, firstMs] = [0, 0];
    for await (const chunk of exported.body) {
      if (bytes === 0) firstMs = performance.now() - start;
      bytes += chunk.byteLength;
    }
    const ms = performance.now() - start;
    runs.push({ ms, firstMs, bytes, waitMs: await wait() });
  }
  const median = runs.toSorted((one, other) => one.ms - other.ms)[2];
  if (!median) continue;
  console.log(
    `${format.padEnd(5)} ${people} people: ${median.ms.toFixed(0)} ms in all, first byte after ${median.firstMs.toFixed(0)} ms, ` +
      `${(median.bytes / 1e6).toFixed(2)} MB, others waited ${median.waitMs.toFixed(0)} ms at most`,
  );
}
await store.close();
rmSync(folder, { recursive: true });

/** Watches how long a request that comes meanwhile would have to wait. Ends with the longest time, in milliseconds. */
async function watchWaiting(): Promise<() => Promise<number>> {
  let [last, longest] = [performance.now(), 0];
  const timer = setInterval(() => {
    const now = performance.now();
    longest = Math.max(longest, now - last - 1);
    last = now;
  }, 1);
  const turn = () => new Promise((resolve) => setTimeout(resolve, 5));
  await turn();
  return async () => {
    await turn();
    clearInterval(timer);
    return longest;
  };
}
