import { Suspense, useCallback, useEffect, useRef, useState } from 'react';
import type { AttemptProgress, AttemptView, BeginRequest } from '#domain/attempt/wire';
import { addressOf, readAddress } from './address.ts';
import { afterChoice, Debrief } from './after-choice.ts';
import { beginAttempt, fetchAttempt, fetchDebrief, fetchProgress, sentenceFor } from './api.ts';
import { keep, readKept } from './device-store.ts';
import { Slot } from './Header.tsx';
import { Opening, type OpeningText } from './Opening.tsx';
import { Scene } from './Scene.tsx';

interface Props extends OpeningText {
  readonly scenario: string;
  /** What the names of the opening on the page were drawn from. */
  readonly draw: string;
  /** The assignment that an attempt from here is begun for: its runs are apart from those of one's own. */
  readonly assignment?: string;
  /** The address names an attempt: it is opened at once. */
  readonly isResuming: boolean;
}

type Stage =
  | { readonly at: 'opening'; readonly isBusy: boolean }
  | { readonly at: 'scene'; readonly view: AttemptView; readonly isBranch: boolean; readonly loads: number }
  | { readonly at: 'debrief'; readonly attempt: string };

/** A scenario's page, from the content note to the debrief. */
export default function Player({ scenario, draw, assignment, isResuming, ...text }: Props) {
  const [stage, setStage] = useState<Stage>({ at: 'opening', isBusy: isResuming });
  const [problem, setProblem] = useState<string | null>(null);
  const [attempts, setAttempts] = useState<readonly AttemptProgress[] | null>(null);
  const progress = useRef<Promise<readonly AttemptProgress[]> | null>(null);
  const isBeginning = useRef(false);
  const loads = useRef(0);

  const show = useCallback((view: AttemptView, isBranch = false) => {
    loads.current += 1;
    setProblem(null);
    setStage({ at: 'scene', view, isBranch, loads: loads.current });
  }, []);

  const open = useCallback(
    async (attempt: string) => {
      setStage((now) => (now.at === 'opening' ? { at: 'opening', isBusy: true } : now));
      const answer = await fetchAttempt(attempt);
      if (answer.ok && answer.value.scenario !== scenario) {
        location.replace(`/scenarios/${answer.value.scenario}${location.search}${location.hash}`);
      } else if (answer.ok) {
        show(answer.value);
      } else {
        setProblem(sentenceFor(answer));
        setStage({ at: 'opening', isBusy: false });
      }
    },
    [scenario, show],
  );

  const begin = useCallback(
    async (from?: BeginRequest['from']) => {
      if (isBeginning.current) return;
      isBeginning.current = true;
      // A second attempt on this page has names of its own.
      const isFirst = loads.current === 0 && !from;
      const answer = await beginAttempt({
        scenario,
        ...(from ? { from } : assignment && { assignment }),
        ...(isFirst && { draw }),
      });
      isBeginning.current = false;
      if (!answer.ok) {
        setProblem(sentenceFor(answer));
        return;
      }
      // A replay leaves the debrief behind it; a beginning takes the place of the content note.
      history[from ? 'pushState' : 'replaceState'](null, '', addressOf(answer.value.attempt));
      show(answer.value);
    },
    [scenario, draw, assignment, show],
  );

  /** Begin was pressed, perhaps before it was known that there is something to go on with. */
  const beginFirst = useCallback(async () => {
    const known = (await progress.current) ?? [];
    if (known.some(({ kind }) => kind === 'practice')) history.replaceState(null, '', addressOf(null));
    else await begin();
  }, [begin]);

  const route = useCallback(() => {
    const { attempt, isDebrief, isBegun } = readAddress();
    if (attempt !== null && isDebrief) setStage({ at: 'debrief', attempt });
    else if (attempt !== null) void open(attempt);
    else setStage({ at: 'opening', isBusy: false });
    if (attempt === null && isBegun) void beginFirst();
  }, [open, beginFirst]);

  useEffect(() => {
    progress.current = fetchProgress().then((answer) =>
      answer.ok
        ? answer.value.attempts.filter(
            (attempt) => attempt.scenario === scenario && (attempt.assignment ?? undefined) === assignment,
          )
        : [],
    );
    progress.current.then(setAttempts);
  }, [scenario, assignment]);

  useEffect(() => {
    route();
    addEventListener('popstate', route);
    return () => removeEventListener('popstate', route);
  }, [route]);

  function toDebrief(attempt: string) {
    history.pushState(null, '', addressOf(attempt, true));
    setStage({ at: 'debrief', attempt });
  }

  function toBranch(from: AttemptView, branch: AttemptView) {
    if (readKept(`note:${branch.attempt}`) === null)
      keep(`note:${branch.attempt}`, readKept(`note:${from.attempt}`) ?? '');
    history.replaceState(null, '', addressOf(branch.attempt));
    show(branch, true);
  }

  if (stage.at === 'scene') {
    const { view, isBranch, loads } = stage;
    return (
      <Scene
        key={`${view.attempt}/${loads}`}
        view={view}
        isBranch={isBranch}
        onForked={(branch) => toBranch(view, branch)}
        onReload={() => open(view.attempt)}
        onDebrief={() => toDebrief(view.attempt)}
      />
    );
  }
  if (stage.at === 'debrief') {
    const { attempt } = stage;
    return (
      <Suspense>
        <Slot id="scene-status">Debrief</Slot>
        <afterChoice.Ended
          key={attempt}
          load={() => loadDebrief(attempt)}
          Debrief={Debrief}
          problem={problem}
          onReplay={(seq) => void begin({ attempt, seq })}
          onBack={() => {
            history.replaceState(null, '', addressOf(attempt));
            void open(attempt);
          }}
        />
      </Suspense>
    );
  }
  const latest = attempts?.find(({ kind }) => kind === 'practice') ?? null;
  const last = attempts?.[0];
  const replay = last?.kind === 'replay' && !last.finished ? last : null;
  return (
    <Opening
      {...text}
      scenario={scenario}
      draw={draw}
      assignment={assignment}
      latest={latest}
      replay={replay}
      isBusy={stage.isBusy}
      problem={problem}
      onBegin={() => void (latest ? begin() : beginFirst())}
      onOpen={({ attempt, finished }) => {
        if (finished) return toDebrief(attempt);
        history.replaceState(null, '', addressOf(attempt));
        void open(attempt);
      }}
    />
  );
}

async function loadDebrief(attempt: string) {
  const answer = await fetchDebrief(attempt);
  return answer.ok ? { ok: true as const, debrief: answer.value } : { ok: false as const, why: sentenceFor(answer) };
}
