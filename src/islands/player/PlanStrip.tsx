import { useState } from 'react';
import type { Setting } from '#domain/scenario/plan-senses';
import { type PlanWords, planWords } from '#domain/scenario/plan-words';
import type { Playable } from '#domain/scenario/playable';
import { PlanPicture } from '../PlanPicture.tsx';
import { Modal } from './Modal.tsx';
import { PlanView } from './PlanView.tsx';

interface Props {
  readonly playable: Playable;
  readonly setting: Setting | null;
  readonly clock: string | null;
  readonly see: string | null;
}

/** On a phone: where you are, in a line, and the plan a touch away. */
export function PlanStrip({ playable, setting, clock, see }: Props) {
  const [isOpen, setIsOpen] = useState(false);
  const words = setting && planWords(setting);
  const place = setting?.floor.places[setting.positions['you'] ?? '']?.name;
  return (
    <section className="strip-plan" aria-label="Where you are">
      {setting && playable.plan && (
        <span className="strip-thumb" aria-hidden="true">
          <PlanPicture {...setting} drawing={playable.plan.drawing} size="thumb" />
        </span>
      )}
      <p>
        <b>{[place ?? playable.place, clock].filter(Boolean).join(', ')}</b>
        {words && place && (
          <span>{`${shortHeadline(words.headline, place)} ${words.outside || companyWords(words)}`}</span>
        )}
      </p>
      <button type="button" className="btn btn-text" onClick={() => setIsOpen(true)}>
        Plan
      </button>
      {isOpen && (
        <Modal title="Plan" onClose={() => setIsOpen(false)}>
          <PlanView scene={playable} setting={setting} clock={clock} see={see} hasReminder />
        </Modal>
      )}
    </section>
  );
}

/** "Kitchen door closed." beside the word Kitchen: "Door closed." */
function shortHeadline(headline: string, place: string): string {
  const rest = headline.startsWith(place) ? headline.slice(place.length).replace(/^:? /, '') : headline;
  return rest.charAt(0).toUpperCase() + rest.slice(1);
}

function companyWords({ people }: PlanWords): string {
  const near = people.filter(({ isWithYou }) => isWithYou).map(({ words }) => words.split(',')[0]);
  if (near.length === 0) return 'You alone.';
  return `You${near.length > 1 ? `, ${near.slice(0, -1).join(', ')}` : ''} and ${near.at(-1)}.`;
}
