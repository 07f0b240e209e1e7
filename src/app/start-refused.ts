/** Something the person who starts the program must change. The message is all they need: no stack is shown. */
export class StartRefused extends Error {
  override readonly name = 'StartRefused';
}
