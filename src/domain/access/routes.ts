/**
 * What each address asks for, by route pattern and method. The middleware refuses whatever is not here, and the
 * use case behind it then asks `may` about the thing itself. `isData`: refused in JSON, without a way to sign in.
 */
import type { Action } from './may.ts';

type Method = 'GET' | 'POST';
export type Route = Readonly<Partial<Record<Method, Action>>>;

const read = { GET: 'course.read' } as const satisfies Route;
const begin = { GET: 'session.begin', POST: 'session.begin' } as const satisfies Route;
const both = (action: Action): Route => ({ GET: action, POST: action });

export const routes: Readonly<Record<string, Route>> = {
  '/': read,
  '/lessons/[slug]': read,
  '/lessons/[slug]/read': both('account.use'),
  '/scenarios': read,
  '/scenarios/[id]': read,
  '/cards': read,
  '/sources': read,
  '/coverage': read,
  '/glossary': read,
  '/support': read,
  '/how-scoring-works': read,
  '/403': both('course.read'),
  '/404': both('course.read'),
  '/500': both('course.read'),

  '/api/attempts': { POST: 'practice.play' },
  '/api/attempts/[id]': { GET: 'practice.play' },
  '/api/attempts/[id]/events': { POST: 'practice.play' },
  '/api/attempts/[id]/debrief': { GET: 'practice.play' },
  '/api/progress': { GET: 'practice.play' },
  '/api/healthz': { GET: 'course.read' },
  '/api/items': { GET: 'practice.play' },
  '/api/items/[id]/answer': { POST: 'practice.play' },
  '/api/cards': { GET: 'practice.play' },
  '/api/cards/[id]/answer': { POST: 'practice.play' },
  '/api/[...rest]': both('course.read'),

  '/setup': begin,
  '/sign-in': begin,
  '/sign-in/code': begin,
  '/sign-in/pin': begin,
  '/sign-in/sso': begin,
  '/sign-in/sso/return': begin,
  '/sign-out': { POST: 'account.use' },
  '/join': begin,
  '/invitation/[token]': begin,
  '/adopt': { POST: 'account.use' },
  '/account': both('account.use'),
  '/account/second-factor': both('account.use'),
  '/account/practice': both('attempt.submit'),
  '/account/record.json': { GET: 'record.export' },

  '/instructor': { GET: 'cohort.read' },
  '/instructor/guide': { GET: 'guide.read' },
  '/instructor/cohorts/new': both('cohort.create'),
  '/instructor/cohorts/[id]': both('cohort.read'),
  '/instructor/cohorts/[id]/edit': both('cohort.change'),
  '/instructor/cohorts/[id]/invite': both('cohort.change'),
  '/instructor/cohorts/[id]/import': both('cohort.change'),
  '/instructor/cohorts/[id]/assign': both('cohort.change'),
  '/instructor/cohorts/[id]/roster.csv': { GET: 'roster.export' },
  '/instructor/cohorts/[id]/roster.xlsx': { GET: 'roster.export' },
  '/instructor/sittings/[id]': both('sitting.read'),

  '/admin': both('agency.read'),
  '/admin/people': both('person.list'),
  '/admin/people/[id]': both('person.change'),
  '/admin/people/[id]/record.json': { GET: 'record.export' },
  '/admin/log': both('log.read'),
  '/admin/records': both('record.hold'),
  '/admin/forms': { GET: 'forms.read' },
  '/admin/agencies': both('agency.create'),

  '/certify': both('sitting.take'),
  '/certify/[id]': both('sitting.take'),
  '/certify/[id]/result': { GET: 'sitting.take' },
  '/certify/[id]/review': both('sitting.take'),
  '/certificates/[id]': both('certificate.read'),
  '/certificates/[id].pdf': { GET: 'certificate.read' },
  '/verify': { GET: 'certificate.verify' },
  '/verify/[code]': { GET: 'certificate.verify' },
};
