/**
 * The code by which anybody can verify a certificate: eight of 32 letters and digits, 40 random bits, in two groups.
 * I, L, O and U are not among them; whoever reads 1 or 0 as a letter is understood all the same.
 */
const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const digits = 8;

/** @param hex - at least 40 random bits, hexadecimal: the first ten digits are used */
export function certificateCode(hex: string): string {
  let rest = BigInt(`0x${hex.slice(0, 10).padEnd(10, '0')}`);
  let code = '';
  while (code.length < digits) {
    code = letters[Number(rest % 32n)] + code;
    rest /= 32n;
  }
  return grouped(code);
}

/** A code as typed or scanned, in the one way that it is kept; `undefined` for what can be no code. */
export function readCertificateCode(typed: string): string | undefined {
  const read = typed
    .toUpperCase()
    .replace(/[\s\p{Pd}_.]/gu, '')
    .replace(/[IL]/g, '1')
    .replace(/O/g, '0')
    .replace(/U/g, 'V');
  return read.length === digits && [...read].every((letter) => letters.includes(letter)) ? grouped(read) : undefined;
}

function grouped(code: string): string {
  return `${code.slice(0, 4)}-${code.slice(4)}`;
}
