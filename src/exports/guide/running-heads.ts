/** CSS that prints the title of each part in its upper margin: a page that lies alone must say where it belongs. */

export interface RunningHead {
  /** The id of the element, a slug. */
  readonly id: string;
  readonly title: string;
  readonly isForInstructor: boolean;
}

export function runningHeads(heads: readonly RunningHead[]): string {
  return heads
    .map(
      ({ id, title, isForInstructor }) =>
        `#${id}{page:${id}}@page ${id}{@top-left{content:${quoted(title)};${font(500)}}${isForInstructor ? `@top-right{content:"Instructor only";${font(700)}}` : ''}}`,
    )
    .join('\n');
}

const font = (weight: number) => `font:${weight} 8.5pt "Public Sans Variable",sans-serif;color:#44505c`;

/** As a CSS string. What an author wrote can neither end it nor the style element around it. */
function quoted(text: string): string {
  return `"${text.replace(/[^\p{L}\p{N} ,.’“”]/gu, (sign) => `\\${sign.codePointAt(0)?.toString(16)} `)}"`;
}
