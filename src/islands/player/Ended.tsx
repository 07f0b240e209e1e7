import { type ComponentType, Suspense, useEffect, useRef, useState } from 'react';
import type { DebriefAnswer } from '#domain/attempt/wire';
import { Icon } from '../Icon.tsx';

type Loaded = { readonly ok: true; readonly debrief: DebriefAnswer } | { readonly ok: false; readonly why: string };

interface Props {
  readonly load: () => Promise<Loaded>;
  readonly Debrief: ComponentType<{ readonly debrief: DebriefAnswer; readonly onReplay: (seq: number) => void }>;
  readonly problem: string | null;
  readonly onReplay: (seq: number) => void;
  readonly onBack: () => void;
}

/** After the scene: the debrief, whose code and content arrive only now. */
export function Ended({ load, Debrief, problem, onReplay, onBack }: Props) {
  const [loaded, setLoaded] = useState<Loaded | null>(null);
  const [tries, setTries] = useState(1);
  const top = useRef<HTMLElement>(null);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a further try asks again
  useEffect(() => {
    let isCurrent = true;
    setLoaded(null);
    load().then((answer) => isCurrent && setLoaded(answer));
    return () => {
      isCurrent = false;
    };
  }, [tries]);

  useEffect(() => {
    scrollTo(0, 0);
    top.current?.focus({ preventScroll: true });
  }, []);

  // The debrief has its own heading, and there is no scene left to leave.
  useEffect(() => {
    const title = document.querySelector('.scene-title');
    const leave = document.querySelector('.scene-head .leave span');
    const words = leave?.textContent ?? null;
    title?.setAttribute('role', 'presentation');
    if (leave) leave.textContent = 'Back to practice';
    return () => {
      title?.removeAttribute('role');
      if (leave) leave.textContent = words;
    };
  }, []);

  return (
    <section ref={top} className="ended wrap" aria-label="Debrief" tabIndex={-1}>
      {problem && (
        <p className="notice notice-stop" role="alert">
          {problem}
        </p>
      )}
      {loaded?.ok === false && (
        <div role="alert">
          <p>{loaded.why}</p>
          <div className="ways">
            <button type="button" className="btn btn-primary" onClick={() => setTries(tries + 1)}>
              Try again
            </button>
            <button type="button" className="btn btn-text" onClick={onBack}>
              Back to the scene
            </button>
          </div>
        </div>
      )}
      <Suspense fallback={<Loading />}>
        {loaded === null && <Loading />}
        {loaded?.ok && (
          <>
            <Debrief debrief={loaded.debrief} onReplay={onReplay} />
            <p className="ways no-print">
              <a className="btn btn-primary" href="/">
                Go on with the course
                <Icon name="arrow" />
              </a>
              <a className="btn btn-text" href="/scenarios">
                Choose another scene
              </a>
            </p>
          </>
        )}
      </Suspense>
    </section>
  );
}

function Loading() {
  return <p role="status">Opening the debrief…</p>;
}
