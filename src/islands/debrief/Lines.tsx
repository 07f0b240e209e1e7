import type { Line } from '#domain/scenario/schema';

/** Words from the scene, in the scene's letters. */
export function Lines({ lines, names }: { lines: readonly Line[]; names: Readonly<Record<string, string>> }) {
  return (
    <div className="db-lines">
      {lines.map((line, index) => {
        // Lines never change or move, and two may read alike.
        const key = index;
        if (typeof line === 'string') return <p key={key}>{line}</p>;
        return (
          <p key={key}>
            <b>{names[line.who] ?? line.who}</b> {line.manner && <em>{line.manner} </em>}“{line.text}”
          </p>
        );
      })}
    </div>
  );
}
