import type { PersonView } from '#domain/attempt/debrief';
import type { ClassCode } from '#domain/scenario/schema';

const rows: readonly {
  readonly title: string;
  readonly cells: readonly (readonly [name: string, codes: readonly ClassCode[]])[];
}[] = [
  {
    title: 'There was a trafficking victim',
    cells: [
      ['Treated as offender', ['TREATED_AS_OFFENDER']],
      ['Missed', ['MISSED', 'RECOGNIZED_NOT_ACTED']],
      ['Identified', ['VICTIM_IDENTIFIED']],
    ],
  },
  {
    title: 'There was no trafficking victim',
    cells: [
      ['Over-called', ['FALSE_ALARM']],
      ['Right to leave', ['CORRECT_REJECTION']],
    ],
  },
];

/** The five ways it can end for a person, theirs in solid ink. */
export function FiveEndings({ person, isNamed }: { person: PersonView; isNamed: boolean }) {
  const { code, name } = person;
  return (
    <div className="db-endings">
      {isNamed && <p className="over">{name}</p>}
      {rows.map(({ title, cells }) => (
        <div key={title}>
          <p className="small quiet">{title}</p>
          <ul>
            {cells.map(([cell, codes]) => {
              const isTheirs = code !== null && codes.includes(code);
              return (
                <li key={cell} {...(isTheirs && { 'aria-current': true })}>
                  {cell}
                  {isTheirs && <span className="visually-hidden">: how this ended</span>}
                </li>
              );
            })}
          </ul>
        </div>
      ))}
    </div>
  );
}
