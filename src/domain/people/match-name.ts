/**
 * Do two spellings name one person? Order, case, accents and punctuation do not count, and a middle name may be
 * missing on one side: "Ortiz, Ana" and "Ana María Ortiz" are the same, "Ana" and "Ana Ortiz" are not.
 */
export function isSameName(one: string, other: string): boolean {
  const [fewer, more] = [partsOf(one), partsOf(other)].sort((a, b) => a.length - b.length) as [string[], string[]];
  if (fewer.length < 2 && fewer.length !== more.length) return false;
  const left = [...more];
  return (
    fewer.length > 0 &&
    fewer.every((part) => {
      const found = left.indexOf(part);
      if (found >= 0) left.splice(found, 1);
      return found >= 0;
    })
  );
}

/** Letters that no accent can be taken from. */
const plain: Readonly<Record<string, string>> = { ø: 'o', ł: 'l', đ: 'd', ß: 'ss', æ: 'ae', œ: 'oe' };

function partsOf(name: string): string[] {
  return name
    .normalize('NFD')
    .replace(/[\p{M}’'`]/gu, '')
    .toLowerCase()
    .replace(/[øłđßæœ]/g, (letter) => plain[letter] ?? letter)
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);
}
