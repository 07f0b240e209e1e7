import { openLibrary } from '#adapters/library';
import { registerSources } from '#adapters/register-sources';
import type { Store } from '#app/ports';
import type { Mailer } from '#app/ports/mailer';
import type { Syllabus, WorkPorts } from '#app/work/work-ports';
import { blankJurisdiction } from '#domain/course/jurisdiction';
import { writeWorkbook } from '../../src/compose/workbook.ts';
import { anAgency, anotherAgency } from './agency.ts';
import { noon } from './attempt.ts';

const syllabus: Syllabus = {
  version: '1.0',
  works: [
    { kind: 'pre-test', ref: 'pre-test', title: 'Pre-test', minutes: 15 },
    { kind: 'lesson', ref: 'first-contact', title: 'First contact', minutes: 13 },
    { kind: 'scenario', ref: 'short-stop', title: 'A short stop', minutes: 10 },
    { kind: 'lesson', ref: 'help', title: 'Help', minutes: 11 },
    { kind: 'certification', ref: 'certification', title: 'Certification', minutes: 90 },
  ],
};

/** Two agencies in a store, and what the use cases of assigned work need. It is noon on November 22. */
export async function aWorkRoom(store: Store, with_: { readonly mailer?: Mailer } = {}) {
  const here = await anAgency(store);
  const there = await anotherAgency(store);
  let now = new Date(noon);
  let made = 0;
  const ports: WorkPorts = {
    store,
    library: openLibrary([], store),
    sources: registerSources(new Map(), () => blankJurisdiction),
    clock: { now: () => now },
    ids: {
      make: () => {
        made += 1;
        return `made-${made}`;
      },
    },
    syllabus,
    workbook: writeWorkbook,
    mailer: with_.mailer ?? null,
    publicUrl: 'https://training.example.gov',
  };
  const setNow = (instant: string) => {
    now = new Date(instant);
  };
  return { store, ports, here, there, setNow };
}

/** The kinds and contents of Larkfield's log, oldest first. */
export async function logOf(store: Store) {
  await store.log.seal('larkfield');
  const rows = await store.log.read('larkfield', 0, 1_000);
  return rows.map(({ kind, actor, subject, content }) => ({
    kind,
    actor,
    subject,
    content: typeof content === 'string' ? JSON.parse(content) : content,
  }));
}

/** All of a body at once. */
export async function bytesOf(body: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of body) chunks.push(chunk);
  return Buffer.concat(chunks);
}
