/**
 * A sentence for a live region that may hold the same already: what does not change is not spoken, so a space that nobody sees or hears
 * tells the two apart. Pure.
 */
export function saidAnew(sentence: string, before: string): string {
  return sentence !== '' && sentence === before ? `${sentence}\u00a0` : sentence;
}
