const numbers = [
  'no',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
];

/** A whole number as it stands in a sentence: "no" and "one" to "twelve" in words, others in figures. */
export function numberWord(number: number): string {
  return numbers[number] ?? String(number);
}
