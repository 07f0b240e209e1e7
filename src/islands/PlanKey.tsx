import type { PlanWords } from '#domain/scenario/plan-words';

/** The list beside a plan: each person's token, and where they are. */
export function PlanKey({ people }: Pick<PlanWords, 'people'>) {
  return (
    <ul className="plan-key">
      {people.map(({ id, token, officer, isWithYou, words }) => (
        <li key={id}>
          <span
            className={`plan-token${officer ? ' plan-officer' : ''}${isWithYou ? ' plan-near' : ''}`}
            aria-hidden="true"
          >
            {token}
          </span>
          {words}
        </li>
      ))}
    </ul>
  );
}
