/** Small, valid IDX files for tests, and one-off damage to them. */

/** An IDX file of unsigned bytes. */
export function idxFile(shape: readonly number[], data: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(4 + 4 * shape.length + data.length);
  const view = new DataView(bytes.buffer);
  view.setUint8(2, 0x08);
  view.setUint8(3, shape.length);
  for (const [axis, dimension] of shape.entries()) view.setUint32(4 + 4 * axis, dimension);
  bytes.set(data, 4 + 4 * shape.length);
  return bytes;
}

/** A copy with one byte replaced. */
export function withByte(bytes: Uint8Array, offset: number, value: number): Uint8Array {
  const copy = Uint8Array.from(bytes);
  copy[offset] = value;
  return copy;
}

/** The four files of a data set like MNIST, with this many images to train on and half as many to test. */
export function smallMnist(count = 6) {
  const split = (images: number) => ({
    images: idxFile(
      [images, 28, 28],
      Uint8Array.from({ length: images * 784 }, (_, i) => i % 256),
    ),
    labels: idxFile(
      [images],
      Uint8Array.from({ length: images }, (_, i) => i % 10),
    ),
  });
  const [train, test] = [split(count), split(Math.ceil(count / 2))];
  return {
    trainImages: train.images,
    trainLabels: train.labels,
    testImages: test.images,
    testLabels: test.labels,
  };
}
