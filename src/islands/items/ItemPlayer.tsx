import { useEffect, useRef, useState } from 'react';
import type { AskedItem } from '#domain/course/asked-item';
import type { ItemAnswered } from '#domain/course/item-wire';
import { sentenceFor } from '../player/api.ts';
import { Cited } from '../player/Cited.tsx';
import { answerOf, blankDraft, type Draft } from './draft.ts';
import { Feedback } from './Feedback.tsx';
import { headline } from './headline.ts';
import { ItemList } from './ItemList.tsx';
import { sendAnswer } from './items-api.ts';
import { Question, Rating } from './Question.tsx';

interface Played {
  readonly draft: Draft;
  readonly answered: ItemAnswered | null;
}

/** The first place where something is missing. */
const unanswered = [
  '.it-option input',
  'select:has([value=""]:checked)',
  'textarea',
  '[aria-pressed]',
  '.it-rate:not(:has(:checked)) input',
].join();

/** The items of a lesson, one at a time, in any order. Nothing is kept once the page is left. */
export function ItemPlayer({ items }: { items: readonly AskedItem[] }) {
  const [index, setIndex] = useState(0);
  const [played, setPlayed] = useState<Readonly<Record<string, Played>>>({});
  const [fix, setFix] = useState<string | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const [said, setSaid] = useState('');
  const heading = useRef<HTMLHeadingElement>(null);
  const player = useRef<HTMLDivElement>(null);
  /** Counts what should take the focus to the heading: an answer, another question. */
  const [moves, setMoves] = useState(0);

  useEffect(() => {
    if (moves > 0) heading.current?.focus();
  }, [moves]);

  const item = items[index];
  if (!item) return null;
  const { draft, answered } = played[item.id] ?? { draft: blankDraft(item), answered: null };
  const told = answered?.feedback ?? null;
  const isDone = ({ id }: AskedItem) => typeof played[id]?.answered?.feedback.credit === 'number';
  const change = (draft: Draft) => {
    setFix(null);
    setPlayed({ ...played, [item.id]: { draft, answered } });
  };

  function go(to: number) {
    setFix(null);
    setSaid('');
    setIndex(to);
    setMoves(moves + 1);
  }

  async function submit() {
    if (!item || isBusy) return;
    const made = answerOf(item, draft, told !== null);
    if (!made.ok) {
      setFix(made.fix);
      player.current?.querySelector<HTMLElement>(unanswered)?.focus();
      return;
    }
    setIsBusy(true);
    const sent = await sendAnswer(item.id, made.answer);
    setIsBusy(false);
    if (!sent.ok) return setFix(sentenceFor(sent));
    setFix(null);
    setSaid('');
    setPlayed((before) => ({ ...before, [item.id]: { draft, answered: sent.value } }));
    setMoves((count) => count + 1);
  }

  const next = nextOpen(items, index, isDone);
  return (
    <div className="it-player" ref={player}>
      <ItemList items={items} current={index} isDone={isDone} onGo={go} />
      {told === null || answered === null ? (
        <Question
          item={item}
          draft={draft}
          fix={fix}
          isBusy={isBusy}
          heading={heading}
          onChange={change}
          onSay={setSaid}
          onSubmit={submit}
        />
      ) : (
        <section aria-labelledby="item-told">
          <p className="it-stem">{item.stem}</p>
          <h3 id="item-told" ref={heading} tabIndex={-1}>
            {headline(item, told, draft.chosen)}
          </h3>
          <Feedback asked={item} told={told} draft={draft} />
          {told.type === 'report' && told.credit === null && (
            <Rating told={told} draft={draft} fix={fix} isBusy={isBusy} onChange={change} onSubmit={submit} />
          )}
          <Cited sources={answered.cite} within={item.id} />
          {told.credit !== null && (
            <p className="it-on">
              {next === null ? (
                <span className="quiet">That was the last one.</span>
              ) : (
                <button type="button" className="btn btn-primary" onClick={() => go(next)}>
                  Next
                </button>
              )}
              <button
                type="button"
                className="btn btn-text"
                onClick={() => {
                  setPlayed({ ...played, [item.id]: { draft: blankDraft(item), answered: null } });
                  setMoves(moves + 1);
                }}
              >
                Answer it again
              </button>
            </p>
          )}
        </section>
      )}
      <p className="visually-hidden" role="status">
        {said}
      </p>
    </div>
  );
}

/** The next one without an answer, from here on and then from the start. */
function nextOpen(items: readonly AskedItem[], from: number, isDone: (item: AskedItem) => boolean): number | null {
  const places = items.map((_, step) => (from + 1 + step) % items.length);
  return places.find((place) => place !== from && !isDone(items[place] as AskedItem)) ?? null;
}
