/** The code that a class reads off the wall: letters and digits that nobody takes for another. */
const signs = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';
export const joinCodeLength = 8;

/** @param random - an id that nobody can guess, of at least 64 bits */
export function joinCodeFrom(random: string): string {
  let left = [...random].reduce((sum, sign) => sum * 64n + BigInt((sign.codePointAt(0) ?? 0) % 64), 0n);
  let code = '';
  while (code.length < joinCodeLength) {
    code += signs[Number(left % BigInt(signs.length))];
    left /= BigInt(signs.length);
  }
  return code;
}

/** What somebody typed, as the code that it means; null if it cannot be one. Spaces, hyphens and case do not count. */
export function readJoinCode(typed: string): string | null {
  const code = typed.toUpperCase().replace(/[\s\-–]/g, '');
  return code.length === joinCodeLength && [...code].every((sign) => signs.includes(sign)) ? code : null;
}

/** In two halves, as it is read aloud: "SPRN G234". They stay on one line. */
export function showJoinCode(code: string): string {
  return `${code.slice(0, joinCodeLength / 2)}\u00a0${code.slice(joinCodeLength / 2)}`;
}
