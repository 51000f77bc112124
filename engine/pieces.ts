/** Work that is done in pieces, done at once. */
export function resultOf<R>(pieces: Generator<unknown, R, void>): R {
  for (;;) {
    const { done, value } = pieces.next();
    if (done === true) return value;
  }
}
