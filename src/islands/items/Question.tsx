import { type Ref, useId } from 'react';
import type { AskedItem } from '#domain/course/asked-item';
import type { ItemFeedback } from '#domain/course/item-feedback';
import type { Draft } from './draft.ts';
import { Match } from './Match.tsx';
import { Options } from './Options.tsx';
import { Order } from './Order.tsx';
import { MarkedPaper } from './Paper.tsx';
import { Rate, Write } from './Report.tsx';
import { taskOf } from './words.ts';

interface Props {
  readonly item: AskedItem;
  readonly draft: Draft;
  /** What is missing, once somebody has tried to go on without it. */
  readonly fix: string | null;
  readonly isBusy: boolean;
  readonly heading: Ref<HTMLHeadingElement>;
  readonly onChange: (draft: Draft) => void;
  readonly onSay: (words: string) => void;
  readonly onSubmit: () => void;
}

/** One item, waiting for its answer. */
export function Question({ item, draft, fix, isBusy, heading, onChange, onSay, onSubmit }: Props) {
  const ids = useId();
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit();
      }}
    >
      <fieldset aria-describedby={`${ids}-task ${ids}-fix`}>
        <legend>
          <h3 ref={heading} tabIndex={-1} className="it-stem">
            {item.stem}
          </h3>
        </legend>
        <p id={`${ids}-task`} className="small quiet">
          {taskOf(item)}
        </p>
        <Body item={item} draft={draft} onChange={onChange} onSay={onSay} />
      </fieldset>
      <Fix id={`${ids}-fix`} fix={fix} />
      <button type="submit" className="btn btn-primary" aria-disabled={isBusy}>
        {isBusy ? 'Looking…' : item.type === 'report' ? 'Compare with a model answer' : 'See the answer'}
      </button>
    </form>
  );
}

function Body({ item, draft, onChange, onSay }: Pick<Props, 'item' | 'draft' | 'onChange' | 'onSay'>) {
  const setChosen = (chosen: readonly string[]) => onChange({ ...draft, chosen });
  switch (item.type) {
    case 'single':
    case 'multi':
      return <Options item={item} chosen={draft.chosen} onChange={setChosen} />;
    case 'order':
      return <Order item={item} order={draft.chosen} onChange={setChosen} onSay={onSay} />;
    case 'match':
      return <Match item={item} pairs={draft.pairs} onChange={(pairs) => onChange({ ...draft, pairs })} />;
    case 'hotspot':
    case 'spot':
      return <MarkedPaper document={item.document} chosen={draft.chosen} onChange={setChosen} />;
    case 'report':
      return <Write item={item} text={draft.text} onChange={(text) => onChange({ ...draft, text })} />;
  }
}

interface RatingProps extends Pick<Props, 'draft' | 'fix' | 'isBusy' | 'onChange' | 'onSubmit'> {
  readonly told: Extract<ItemFeedback, { type: 'report' }>;
}

/** The second step of a report: its writer rates it. */
export function Rating({ told, draft, fix, isBusy, onChange, onSubmit }: RatingProps) {
  const ids = useId();
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit();
      }}
    >
      <Rate told={told} ratings={draft.ratings} onChange={(ratings) => onChange({ ...draft, ratings })} />
      <Fix id={`${ids}-fix`} fix={fix} />
      <button type="submit" className="btn btn-primary" aria-disabled={isBusy}>
        {isBusy ? 'Looking…' : 'Add it up'}
      </button>
    </form>
  );
}

function Fix({ id, fix }: { id: string; fix: string | null }) {
  return (
    <p id={id} className="it-fix" role="alert">
      {fix !== null && (
        <>
          <b>Fix:</b> {fix}
        </>
      )}
    </p>
  );
}
