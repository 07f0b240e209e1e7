import { useId } from 'react';
import type { Setting } from '#domain/scenario/plan-senses';
import { planWords } from '#domain/scenario/plan-words';
import type { Playable } from '#domain/scenario/playable';
import { Icon } from '../Icon.tsx';
import { PlanKey } from '../PlanKey.tsx';
import { PlanPicture } from '../PlanPicture.tsx';

interface Props {
  readonly scene: Pick<Playable, 'place' | 'time' | 'note' | 'plan'>;
  readonly setting: Setting | null;
  readonly clock: string | null;
  readonly see: string | null;
  /** The note is shown in full before a scene begins, and as a reminder from then on. */
  readonly hasReminder?: boolean;
}

/** The place, who stands where, who can see and hear you, and what you see. */
export function PlanView({ scene, setting, clock, see, hasReminder = false }: Props) {
  const title = useId();
  const words = setting && planWords(setting);
  const isThere = words !== null && words.headline !== '';
  return (
    <>
      <h2 className="place" id={title}>
        {scene.place}
      </h2>
      <p className="small quiet">{timeWords(scene.time, clock)}</p>
      {setting && scene.plan && (
        <div className="plan-frame">
          <PlanPicture {...setting} drawing={scene.plan.drawing} />
        </div>
      )}
      {isThere && (
        <>
          <PlanKey people={words.people} />
          <p className="notice notice-accent privacy">
            <Icon name="door" />
            <span>
              <b>{words.headline}</b> {words.sentence}
            </span>
          </p>
        </>
      )}
      {see && (
        <>
          <h3 className="small-head">What you see</h3>
          <p className="scene see">{see}</p>
        </>
      )}
      {hasReminder && <p className="small quiet reminder">{scene.note}</p>}
    </>
  );
}

/** "Tuesday, 11:31 p.m." as the call begins, then "11:41 p.m. · began Tuesday, 11:31 p.m." */
function timeWords(time: string, clock: string | null): string {
  return clock === null || time.includes(clock) ? time : `${clock} · began ${time}`;
}
