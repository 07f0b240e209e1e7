import { useEffect, useId, useState } from 'react';

interface Props {
  /** As the scenario sets it, in seconds. */
  readonly seconds: number;
  readonly isPaused: boolean;
  readonly onTimeout: () => void;
}

const paces = [
  { factor: 1, words: 'as set' },
  { factor: 1.5, words: 'half again as long' },
  { factor: 3, words: 'three times as long' },
] as const;

/** A trainee's own timer: off until switched on, never scored, no seconds ticking by. */
export function SoftTimer({ seconds, isPaused, onTimeout }: Props) {
  const id = useId();
  const [isOn, setIsOn] = useState(false);
  const [factor, setFactor] = useState(1);
  const [elapsed, setElapsed] = useState(0);
  const limit = seconds * factor;
  const isRunning = isOn && !isPaused;

  useEffect(() => {
    if (!isRunning) return;
    const tick = setInterval(() => setElapsed((before) => before + 1), 1000);
    return () => clearInterval(tick);
  }, [isRunning]);

  const isOver = isRunning && elapsed >= limit;
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the time is over
  useEffect(() => {
    if (isOver) onTimeout();
  }, [isOver]);

  return (
    <fieldset className="soft-timer">
      <legend className="visually-hidden">Timer</legend>
      <label>
        <input
          type="checkbox"
          role="switch"
          checked={isOn}
          onChange={(event) => {
            setIsOn(event.target.checked);
            setElapsed(0);
          }}
        />
        Use a timer here
      </label>
      {isOn && (
        <>
          <label htmlFor={id}>Time</label>
          <select id={id} value={factor} onChange={(event) => setFactor(Number(event.target.value))}>
            {paces.map((pace) => (
              <option key={pace.factor} value={pace.factor}>
                {Math.round(seconds * pace.factor)} seconds, {pace.words}
              </option>
            ))}
          </select>
        </>
      )}
      <p className="small quiet" role="status">
        {isOn ? remainingWords(limit - elapsed, limit) : 'Off. Speed is never scored.'}
      </p>
    </fieldset>
  );
}

/** Changes four times at most, so that it neither ticks nor chatters. */
function remainingWords(left: number, limit: number): string {
  if (left <= limit / 4) return 'A quarter of the time is left.';
  if (left <= limit / 2) return 'Half of the time is left.';
  return 'The timer is on. If it runs out, the scene goes on without an answer.';
}
