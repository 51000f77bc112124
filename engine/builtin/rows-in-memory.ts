/**
 * For how many samples a model reserves memory. A training step is one piece of work, all of whose samples must be there at once; an
 * evaluation can go through the network in parts, and takes only so much more room than a step as is well spent.
 */

/** What larger evaluations may take beyond the room of a training step, in bytes. */
export const EVALUATION_BYTES = 64 * 2 ** 20;
/** Samples, so that every part but the last fills the kernels' tiles. */
const UNIT = 8;

/**
 * At least `training`, at most `largest`. `bytesFor(rows)`: the room that so many samples take. Depends on the network alone, never on
 * threads or the machine.
 */
export function rowsInMemory(
  { training, largest }: { readonly training: number; readonly largest: number },
  bytesFor: (rows: number) => number,
  evaluationBytes = EVALUATION_BYTES,
): number {
  if (training >= largest) return largest;
  const room = bytesFor(training);
  const bytesPerRow = (bytesFor(largest) - room) / (largest - training);
  const more = Math.floor(evaluationBytes / bytesPerRow);
  if (training + more >= largest) return largest;
  const rows = training + more;
  return Math.max(training, rows - (rows % UNIT));
}
