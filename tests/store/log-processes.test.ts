import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { describe, expect, test } from 'vitest';
import { sha256 } from '#adapters/store/log';
import { verifyLog } from '#app/records/verify-log';
import { engines } from '../build/engines.ts';
import { aRecord } from '../build/record.ts';
import { root } from '../build/scenario.ts';

describe.each(engines)('on $name', ({ open }) => {
  const opened = async () => {
    const at = await open();
    await aRecord(at);
    const start = (writer: string, most: number) =>
      spawn(process.execPath, [join(root, 'tests/build/note-and-seal-process.ts'), writer, `${most}`], {
        cwd: root,
        env: { ...process.env, ...at.env },
        stdio: ['ignore', 'pipe', 'inherit'],
      });
    const counted = async () => {
      const rows = await at.store.log.list('larkfield', { kind: 'counted', limit: 10_000 });
      return rows.toReversed().map(({ content }) => JSON.parse(content ?? '') as { writer: string; number: number });
    };
    return { ...at, start, counted };
  };

  test('processes that note and seal at once make one chain, each in its own order', async () => {
    const { store, start, counted } = await opened();
    const writers = ['one', 'two', 'three'];
    const ended = await Promise.all(writers.map((writer) => once(start(writer, 60), 'exit')));
    expect(ended.map(([code]) => code)).toEqual([0, 0, 0]);
    expect(await verifyLog({ store }, { agency: 'larkfield', hash: sha256 })).toMatchObject({
      rows: 188,
      findings: [],
    });
    const all = await counted();
    for (const writer of writers) {
      const own = all.filter((each) => each.writer === writer).map(({ number }) => number);
      expect(own).toEqual(Array.from({ length: 60 }, (_, index) => index + 1));
    }
  });

  test('what was noted before a process was killed is in the chain after the next seal', async () => {
    const { store, start, counted } = await opened();
    const child = start('killed', 100_000);
    let noted = 0;
    for await (const line of createInterface({ input: child.stdout })) {
      noted = Number(line);
      if (noted >= 50) child.kill('SIGKILL');
    }
    await store.log.seal('larkfield');
    const numbers = (await counted()).map(({ number }) => number);
    expect(numbers.length).toBeGreaterThanOrEqual(noted);
    expect(numbers).toEqual(numbers.map((_, index) => index + 1));
    expect((await verifyLog({ store }, { agency: 'larkfield', hash: sha256 })).findings).toEqual([]);
  });
});
