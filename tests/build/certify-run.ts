/** A sitting taken by its forms alone. */
import type { Answers, openReader } from './certify-site.ts';
import { bestTaker, type Taker } from './sitting.ts';

type Reader = ReturnType<typeof openReader>;

/** Begins by the form on /certify, or goes on. @returns the id of the sitting */
export async function begin(reader: Reader, purpose = 'certification'): Promise<string> {
  await reader.post('/certify', [['purpose', purpose]]);
  return /^\/certify\/([^/?]+)/.exec(reader.at())?.[1] ?? '';
}

/** Answers the step that the page shows; reads the content note before a scene first. */
export async function answer(site: Answers, reader: Reader, sitting: string, taker: Taker): Promise<void> {
  const note = /href="(\/certify\/[^"]+\?begin=\d+)"/.exec(reader.html())?.[1];
  if (note) await reader.open(note);
  await reader.post(reader.at(), [...reader.hidden(), ...(await site.fieldsOf(sitting, taker))]);
}

export async function sitToEnd(site: Answers, reader: Reader, sitting: string, taker: Taker): Promise<void> {
  for (let steps = 0; !reader.at().endsWith('/result'); steps += 1) {
    if (steps > 200) throw new Error(`no end in sight at ${reader.at()}`);
    await answer(site, reader, sitting, taker);
  }
}

/** Answers until the page holds something. */
export async function sitUntil(site: Answers, reader: Reader, sitting: string, part: string): Promise<void> {
  for (let steps = 0; !reader.html().includes(part); steps += 1) {
    if (steps > 200) throw new Error(`no page holds ${part}`);
    await answer(site, reader, sitting, bestTaker);
  }
}

/** Answers every open question of the review right. */
export async function finishReview(site: Answers, reader: Reader, sitting: string): Promise<void> {
  await reader.open(`/certify/${sitting}/review`);
  for (let tries = 0; reader.html().includes('name="item"'); tries += 1) {
    if (tries > 40) throw new Error('the review has no end');
    const item = /name="item" value="([^"]+)"/.exec(reader.html())?.[1] ?? '';
    await reader.post(`/certify/${sitting}/review`, [['item', item], ...(await site.reviewFieldsOf(sitting, item))]);
    await reader.open(`/certify/${sitting}/review`);
  }
}
