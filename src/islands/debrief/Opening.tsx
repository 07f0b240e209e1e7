import type { DebriefView, PersonView } from '#domain/attempt/debrief';
import { QualityMark } from './QualityMark.tsx';
import { actedSentence, classNames, criticalErrorNames, judgedSentence, lower, quoted, titled } from './words.ts';

/** The sentence first: what happened to each person, what you judged and did, and any critical error. */
export function Opening({ view, isReplay }: { view: DebriefView; isReplay: boolean }) {
  return (
    <header className="db-head">
      <p className="over">Debrief · {view.title}</p>
      {view.people.map((person, index) => (
        <Person key={person.id} person={person} fallback={view.ending.title} isFirst={index === 0} />
      ))}
      <CriticalErrors view={view} />
      {isReplay && <p className="small quiet">This was a replay. Your first attempt’s record stays.</p>}
    </header>
  );
}

function Person({ person, fallback, isFirst }: { person: PersonView; fallback: string; isFirst: boolean }) {
  const headline = person.headline ?? (isFirst ? fallback : person.name);
  return (
    <>
      {isFirst ? <h1 tabIndex={-1}>{headline}</h1> : <h2 className="db-second">{headline}</h2>}
      <p className="lead">
        {[judgedSentence(person), actedSentence(person)].join(' ')}
        {person.code && (
          <>
            {' '}
            That ends as <b>{lower(classNames[person.code])}</b>.
          </>
        )}
      </p>
    </>
  );
}

function CriticalErrors({ view }: { view: DebriefView }) {
  const made = view.decisions.flatMap(({ title, taken }) =>
    taken.flatMap((option) => (option.criticalError ? [{ ...option, code: option.criticalError, title }] : [])),
  );
  return made.map(({ id, title, text, code, remedy, binding }) => (
    <div key={id} className="notice notice-stop db-error">
      <div>
        <p>
          <QualityMark mark="critical" /> {criticalErrorNames[code]}. At {titled(title)}: {quoted(text, '.')}
        </p>
        {remedy && (
          <p>
            <b>Instead:</b> {remedy}
          </p>
        )}
        {!binding && (
          <p>
            It rests on a standard that no verified source carries yet, so it holds no score until the expert panel has
            confirmed it.
          </p>
        )}
      </div>
    </div>
  ));
}
