import type { Playable } from '#domain/scenario/playable';
import type { Line } from '#domain/scenario/schema';

interface Props {
  readonly lines: readonly Line[];
  readonly people: Pick<Playable, 'people'>['people'];
}

/** Lines of the script. Narration stands alone; who speaks is named beside the words. */
export function Lines({ lines, people }: Props) {
  return lines.map((line, index) =>
    typeof line === 'string' ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: lines never change place
      <p key={index} className="scene line">
        {line}
      </p>
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: lines never change place
      <p key={index} className={`scene line said${line.who === 'you' ? ' said-you' : ''}`}>
        <b>{people[line.who]?.name ?? line.who}</b>
        <span className="visually-hidden">: </span>
        <span>
          {line.manner && <i>{line.manner} </i>}
          {line.text}
        </span>
      </p>
    ),
  );
}
