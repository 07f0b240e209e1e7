import { type KeyboardEvent, type ReactNode, useId, useRef, useState } from 'react';

export interface Tab {
  readonly name: string;
  readonly count?: number;
  readonly content: ReactNode;
}

/** On a phone: the decision and the notebook at the thumb, a tab each. */
export function Sheet({ tabs, head }: { tabs: readonly Tab[]; head: ReactNode }) {
  const id = useId();
  const [chosen, setChosen] = useState(tabs[0]?.name);
  const list = useRef<HTMLDivElement>(null);
  const open = tabs.find(({ name }) => name === chosen) ?? tabs[0];

  function step(event: KeyboardEvent) {
    const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (by === undefined) return;
    const index = tabs.findIndex((tab) => tab === open);
    const next = (index + by + tabs.length) % tabs.length;
    setChosen(tabs[next]?.name);
    list.current?.querySelectorAll('button')[next]?.focus();
  }

  return (
    <div className="sheet">
      <div ref={list} className="tabs" role="tablist" aria-label="What you can do" onKeyDown={step}>
        {tabs.map(({ name, count }) => (
          <button
            key={name}
            type="button"
            role="tab"
            id={`${id}-${name}`}
            aria-controls={`${id}-panel`}
            aria-selected={name === open?.name}
            tabIndex={name === open?.name ? 0 : -1}
            onClick={() => setChosen(name)}
          >
            {name}
            {count !== undefined && <span className="count">{count}</span>}
          </button>
        ))}
      </div>
      <div id={`${id}-panel`} className="panel" role="tabpanel" aria-labelledby={`${id}-${open?.name}`}>
        {head}
        {open?.content}
      </div>
    </div>
  );
}
