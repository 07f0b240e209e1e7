import type { DebriefView } from '#domain/attempt/debrief';
import { showDay } from '#domain/course/show-day';

/** What to take along: three questions to talk over, one thing for the next shift. */
export function AfterTalk({ view }: { view: DebriefView }) {
  const { prompts, nextShift, survivor } = view;
  return (
    <section className="db-talk">
      {prompts.length > 0 && (
        <>
          <h2>To talk over</h2>
          <ol>
            {prompts.map((prompt) => (
              <li key={prompt}>{prompt}</li>
            ))}
          </ol>
        </>
      )}
      {survivor && (
        <figure>
          <h2>From a survivor who reviewed this scene</h2>
          <blockquote>{survivor.text}</blockquote>
          <figcaption className="small quiet">
            {survivor.by}, {showDay(survivor.on)}
          </figcaption>
        </figure>
      )}
      {nextShift && (
        <div className="db-next">
          <h2 className="over">On your next shift</h2>
          <p>{nextShift}</p>
        </div>
      )}
    </section>
  );
}
