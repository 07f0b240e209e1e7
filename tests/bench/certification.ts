/**
 * How long a trainee waits for an answer of a certification to be stored, with 200 of them at work, on both engines:
 * paced as people are, and all at once. Through the use case, without HTTP. SQLite waits for the disk at each commit;
 * the PostgreSQL of the tests does not. Run: `npx node tests/bench/certification.ts`
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Engine } from '#adapters/store/engine';
import { openDatabase, storeOn } from '#adapters/store/open-store';
import { postgres } from '#adapters/store/postgres';
import { sqlite } from '#adapters/store/sqlite';
import type { CertificationPorts } from '#app/certification/certification-ports';
import type { SittingAnswer, SittingView } from '#domain/certification/wire';
import { defaultSettings, type Person } from '#domain/people/person';
import { aMember, signedIn } from '../build/agency.ts';
import { noon } from '../build/attempt.ts';
import { startPostgres } from '../build/postgres-cluster.ts';
import { certificationPorts, next, randomTaker, send, sit } from '../build/sitting.ts';

const trainees = 200;
/** Half of them stand in the scenes, which cost more than a card: a decision is replayed from the start of its scene. */
const inScenes = trainees / 2;
const beforeScenes = 40;
const pacedSeconds = 20;
/** One answer of each in so many seconds, as fast as anybody reads. */
const thinkSeconds = 5;
const burstRounds = 8;

const folder = mkdtempSync(join(tmpdir(), 'second-look-bench-'));
console.log(`${trainees} trainees, half of them in scenes`);
await measure('SQLite', sqlite(join(folder, 'second-look.db')));
const cluster = await startPostgres();
await measure('PostgreSQL', postgres(cluster.urlOf('postgres')));
await cluster.stop();
rmSync(folder, { recursive: true });

async function measure(name: string, engine: Engine): Promise<void> {
  const db = await openDatabase(engine);
  const ports = await certificationPorts(storeOn(db));
  const room = await seated(ports);
  const paced: number[] = [];
  const end = performance.now() + pacedSeconds * 1000;
  await Promise.all(
    room.map(async (trainee, index) => {
      await pause((index / trainees) * thinkSeconds * 1000);
      while (performance.now() < end) {
        const before = performance.now();
        await answer(ports, trainee, paced);
        await pause(Math.max(0, thinkSeconds * 1000 - (performance.now() - before)));
      }
    }),
  );
  report(name, `an answer each ${thinkSeconds} s`, paced, pacedSeconds);

  const burst: number[] = [];
  let seconds = 0;
  for (let round = 0; round < burstRounds; round++) {
    const said: (SittingAnswer | null)[] = [];
    for (const trainee of room) said.push(await decided(ports, trainee));
    const from = performance.now();
    await Promise.all(room.map((trainee, index) => store(ports, trainee, said[index] ?? null, burst)));
    seconds += (performance.now() - from) / 1000;
  }
  report(name, 'all at the same moment', burst, seconds);
  await db.destroy();
}

interface Trainee {
  readonly person: Person;
  view: SittingView;
}

async function seated(ports: CertificationPorts): Promise<Trainee[]> {
  await ports.store.people.addAgency({
    id: 'larkfield',
    name: 'Larkfield',
    settings: defaultSettings,
    createdAt: noon,
  });
  const room: Trainee[] = [];
  for (let index = 0; index < trainees; index++) {
    const member = aMember({ id: `trainee-${index}`, badge: String(1000 + index) });
    await ports.store.people.addMember(member);
    const person = signedIn(member);
    const trainee = { person, view: await sit(ports, person) };
    for (let given = 0; index < inScenes && given < beforeScenes + (index % 10); given++)
      await answer(ports, trainee, []);
    room.push(trainee);
  }
  return room;
}

async function answer(ports: CertificationPorts, trainee: Trainee, times: number[]): Promise<void> {
  await store(ports, trainee, await decided(ports, trainee), times);
}

/** Making up what to say is not timed. Null for somebody who has finished. */
async function decided(ports: CertificationPorts, { view }: Trainee): Promise<SittingAnswer | null> {
  return view.ask ? next(ports, view, randomTaker(`${view.sitting} ${view.seq}`)) : null;
}

async function store(
  ports: CertificationPorts,
  trainee: Trainee,
  said: SittingAnswer | null,
  times: number[],
): Promise<void> {
  if (said === null) return;
  const from = performance.now();
  const sent = await send(ports, trainee.person, trainee.view, said);
  times.push(performance.now() - from);
  if (!sent.ok) throw new Error(sent.reason);
  trainee.view = sent.view;
}

function report(name: string, how: string, times: readonly number[], seconds: number): void {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number) => (sorted[Math.floor(share * (sorted.length - 1))] ?? 0).toFixed(1).padStart(7);
  const rate = `${(times.length / seconds).toFixed(0)}/s`.padStart(6);
  console.log(
    `${name.padEnd(12)} ${how.padEnd(24)} ${rate}   p50 ${at(0.5)} ms   p99 ${at(0.99)} ms   longest ${at(1)} ms`,
  );
}
