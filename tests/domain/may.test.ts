import { describe, expect, it } from 'vitest';
import { type Action, actions, may, mayEver, roles, type Subject, visitor, type Who } from '#domain/access/may';

const as = (role: (typeof roles)[number]): Who => ({ role, id: 'me', agency: 'here' });
const own: Subject = { agency: 'here', person: 'me', staff: [] };
const taught: Subject = { agency: 'here', person: 'trainee', staff: ['me'] };
const sameAgency: Subject = { agency: 'here', person: 'somebody', staff: ['another'] };
const otherAgency: Subject = { agency: 'there', person: 'stranger', staff: ['me'] };

/** For each action, the farthest subject that each role reaches: written out, so that a change of the table is seen twice. */
const reach: Record<Action, string> = {
  //                      visitor trainee instructor coordinator owner
  'course.read': 'any any any any any',
  'practice.play': 'any any any any any',
  'certificate.verify': 'any any any any any',
  'session.begin': 'any any any any any',
  'account.use': 'none own own own own',
  'attempt.play': 'none own own own own',
  'attempt.read': 'none own taught agency agency',
  'attempt.submit': 'none own own own own',
  'sitting.take': 'none own own own own',
  'sitting.read': 'none own taught agency agency',
  'sitting.confirm': 'none none taught agency agency',
  'certificate.read': 'none own taught agency agency',
  'certificate.revoke': 'none none none agency agency',
  'cohort.create': 'none none agency agency agency',
  'cohort.read': 'none none taught agency agency',
  'cohort.change': 'none none taught agency agency',
  'roster.export': 'none none taught agency agency',
  'person.list': 'none none none agency agency',
  'person.invite': 'none none taught agency any',
  'person.change': 'none none none agency agency',
  'agency.read': 'none none none agency any',
  'agency.change': 'none none none agency agency',
  'agency.create': 'none none none none any',
  'log.read': 'none none none agency agency',
  'record.export': 'none own own agency agency',
  'record.erase': 'none none none agency agency',
  'record.hold': 'none none none agency agency',
  'forms.read': 'none none agency agency agency',
  'guide.read': 'none none any any any',
};

const reaches = ['none', 'own', 'taught', 'agency', 'any'];
const standings = [visitor, ...roles.map(as)];

describe('may', () => {
  it.each(actions)('%s reaches as far as its row says, for every role and subject', (action) => {
    const expected = (reach[action] ?? '').split(' ').map((word) => reaches.indexOf(word));
    const isConfirming = action === 'sitting.confirm';
    const seen = standings.map((who) =>
      [own, taught, sameAgency, otherAgency].map((subject) => may(who, action, subject)),
    );
    expect(seen).toEqual(expected.map((far) => [isConfirming ? false : far >= 1, far >= 2, far >= 3, far >= 4]));
    expect(standings.map(({ role }) => mayEver(role, action))).toEqual(expected.map((far) => far > 0));
  });

  it('shows self-chosen practice to its owner only, whoever asks', () => {
    for (const action of ['attempt.read', 'sitting.read'] as const) {
      for (const role of roles) {
        expect(may(as(role), action, { ...own, isShared: false })).toBe(true);
        expect(may(as(role), action, { ...taught, isShared: false })).toBe(false);
        expect(may(as(role), action, { ...sameAgency, isShared: false })).toBe(false);
      }
    }
  });

  it('lets nobody confirm their own identity', () => {
    for (const role of roles) expect(may(as(role), 'sitting.confirm', { ...own, staff: ['me'] })).toBe(false);
  });

  it('does not let a right follow somebody into another agency', () => {
    for (const role of roles) expect(may(as(role), 'account.use', { agency: 'there', person: 'me' })).toBe(false);
  });
});
