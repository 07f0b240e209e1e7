import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { begin, finishReview, sitToEnd, sitUntil } from '../build/certify-run.ts';
import { type CertifySite, openCertifySite, openReader } from '../build/certify-site.ts';
import { bestTaker, worstTaker } from '../build/sitting.ts';

let site: CertifySite;

beforeAll(async () => {
  site = await openCertifySite();
}, 60_000);

afterAll(() => site?.close());

const readerFor = async (member: string, identity: 'password' | 'pin' = 'password') =>
  openReader(site, await site.signIn(member, identity));

describe('without scripts', () => {
  test('a certification answered as well as can be is passed, with each part of the rule and its certificate', async () => {
    const reader = await readerFor('trainee-1');
    await reader.open('/certify');
    expect(reader.text()).toContain('Your instructors see this result. It is kept as a training record.');
    expect(reader.text()).toContain(
      'A mean of at least 75 of 100 over the five scenes, and at least 50 in each of them.',
    );
    const sitting = await begin(reader);
    expect(reader.text()).toContain('Save this answer');
    expect(reader.html()).toContain('Question 1 of 20 · Part 1 of 7');
    await sitToEnd(site, reader, sitting, bestTaker);

    const text = reader.text();
    expect(text).toContain('Certified.');
    for (const part of [
      'Critical errors None',
      'Mean of the scenes',
      'Lowest scene',
      'Knowledge 100%',
      'Victims identified',
      'Others rightly left',
    ]) {
      expect(text).toContain(part);
    }
    expect(text).not.toContain(' Open');
    expect(text).toContain('Provisional');
    const certificate = /href="(\/certificates\/[^"]+)"/.exec(reader.html())?.[1] ?? '';
    expect((await reader.open(certificate)).status).toBe(200);
    await reader.open('/certify');
    expect(reader.text()).toContain('You have passed it. It can be renewed from');
  }, 180_000);

  test('one answered as badly as can be leads over the review to the other form', async () => {
    const reader = await readerFor('trainee-2');
    const sitting = await begin(reader);
    const form = (await site.store.sittings.find(sitting))?.form;
    await sitToEnd(site, reader, sitting, worstTaker);
    expect(reader.text()).toMatch(/Not yet: (all six parts|\w+ parts? of six) (is|are) open\./);
    expect(reader.text()).toContain('Instead:');
    await reader.open('/certify');
    expect(reader.html()).not.toContain('Begin the other form');
    await reader.post('/certify', [['purpose', 'certification']]);
    expect(reader.text()).toContain('The review of what was missed comes first.');

    await finishReview(site, reader, sitting);
    expect(reader.text()).toContain('The other form is open to you.');
    await reader.open('/certify');
    const retake = await begin(reader);
    expect((await site.store.sittings.find(retake))?.form).not.toBe(form);
  }, 180_000);

  test('a sitting goes on in a new session where it was left, in the middle of a scene', async () => {
    const first = await readerFor('trainee-4');
    const sitting = await begin(first);
    await sitUntil(site, first, sitting, 'Decision 3 of');
    const left = first.text();
    const second = await readerFor('trainee-4');
    await second.open('/certify');
    expect(second.text()).toContain('Go on');
    await second.open(`/certify/${sitting}`);
    expect(second.text()).toBe(left);
  }, 120_000);

  test('a step that is sent twice, and a page from before, change nothing and say so', async () => {
    const reader = await readerFor('trainee-5');
    const sitting = await begin(reader);
    const fields = [...reader.hidden(), ...(await site.fieldsOf(sitting, bestTaker))];
    await reader.post(reader.at(), fields);
    const next = reader.text();
    await reader.post(`/certify/${sitting}`, fields);
    expect(reader.text()).toContain('That step was answered before, and the first answer stands.');
    expect(reader.text()).toContain(next.slice(-200));
    const other = fields.map(([name, value]) =>
      name === 'chosen' ? (['chosen', 'o3'] as const) : ([name, value] as const),
    );
    await reader.post(`/certify/${sitting}`, other);
    expect((await site.store.sittings.listAnswers(sitting)).length).toBe(1);
  });

  test('two clicks at the same moment are one answer', async () => {
    const reader = await readerFor('trainee-6');
    const sitting = await begin(reader);
    const fields = [...reader.hidden(), ...(await site.fieldsOf(sitting, bestTaker))];
    const cookie = await site.signIn('trainee-6');
    const twice = [openReader(site, cookie), openReader(site, cookie)];
    await Promise.all(twice.map((each) => each.post(`/certify/${sitting}`, fields)));
    expect((await site.store.sittings.listAnswers(sitting)).length).toBe(1);
    for (const each of twice) expect(each.html()).toContain('Question 2 of 20');
  });

  test('what is missing is said in words, and what was chosen stays', async () => {
    const reader = await readerFor('weir-trainee');
    const sitting = await begin(reader);
    await sitUntil(site, reader, sitting, 'name="judgment.card"');
    const response = await reader.post(reader.at(), [...reader.hidden(), ['judgment.card', 'other']]);
    expect(response.status).toBe(422);
    expect(reader.html()).toContain('<title>Fix: ');
    expect(reader.text()).toContain('Fix: Choose how sure you are about this card.');
    expect(reader.html()).toMatch(/name="judgment\.card" value="other" checked/);
  }, 60_000);
});

describe('somebody else’s sitting', () => {
  test('does not exist for another trainee, or for another agency', async () => {
    const owner = await readerFor('trainee-3');
    const sitting = await begin(owner);
    for (const member of ['trainee-1', 'weir-trainee', 'weir-owner']) {
      const reader = await readerFor(member);
      for (const path of [`/certify/${sitting}`, `/certify/${sitting}/result`, `/certify/${sitting}/review`]) {
        expect((await reader.open(path)).status, `${member} ${path}`).toBe(404);
      }
      expect((await reader.post(`/certify/${sitting}`, [['seq', '1']])).status).toBe(404);
    }
    for (const member of ['other-instructor', 'weir-owner']) {
      expect((await (await readerFor(member)).open(`/instructor/sittings/${sitting}`)).status).toBe(404);
    }
  });

  test('is for its instructor how far it is, and none of its questions', async () => {
    const owner = await readerFor('trainee-3', 'pin');
    const sitting = await begin(owner);
    const stem = (await site.viewOf(sitting)).ask;
    const instructor = await readerFor('instructor');
    for (const path of ['', '/result', '/review']) {
      expect((await instructor.open(`/certify/${sitting}${path}`)).status, path).toBe(404);
    }
    await instructor.open(`/instructor/sittings/${sitting}`);
    expect(instructor.text()).toContain('Cleo Hart');
    expect(stem?.kind).toBe('item');
    if (stem?.kind === 'item') expect(instructor.text()).not.toContain(stem.stem.slice(0, 40));
  });

  test('is confirmed in the room by those who teach them, once, and by nobody for themselves', async () => {
    const owner = await readerFor('trainee-3', 'pin');
    const sitting = await begin(owner);
    const instructor = await readerFor('instructor');
    await instructor.open(`/instructor/sittings/${sitting}`);
    expect(instructor.text()).toContain('I know this person and was in the room');
    const confirm = [['act', 'confirm']] as const;
    expect((await instructor.post(`/instructor/sittings/${sitting}`, [])).status).toBe(422);
    expect((await site.store.sittings.find(sitting))?.confirmedBy).toBeNull();
    await instructor.post(`/instructor/sittings/${sitting}`, confirm);
    expect(instructor.text()).toContain('Confirmed in the room by Ian Boyd');
    expect((await site.store.sittings.find(sitting))?.confirmedBy).toBe('instructor');
    expect((await (await readerFor('coordinator')).post(`/instructor/sittings/${sitting}`, confirm)).status).toBe(422);

    const self = await readerFor('instructor');
    const own = await begin(self);
    await self.open(`/instructor/sittings/${own}`);
    expect(self.text()).toContain('Nobody confirms themselves.');
    expect((await self.post(`/instructor/sittings/${own}`, confirm)).status).toBe(403);
    expect((await site.store.sittings.find(own))?.confirmedBy).toBeNull();
  });
});

describe('the forms', () => {
  test('show their use, kind and review to staff, and to no trainee', async () => {
    const reader = await readerFor('coordinator');
    expect((await reader.open('/admin/forms')).status).toBe(200);
    expect(reader.text()).toContain('Form A');
    expect(reader.text()).toContain('Provisional');
    expect(reader.text()).toContain('Both forms need 30 first sittings here');
    expect((await (await readerFor('trainee-1')).open('/admin/forms')).status).toBe(403);
  });
});
