/** The package ships no types; these are the two counts that the reading grade needs. */
declare module 'text-readability' {
  const readability: {
    lexiconCount(text: string, removePunctuation?: boolean): number;
    syllableCount(text: string): number;
  };
  export default readability;
}
