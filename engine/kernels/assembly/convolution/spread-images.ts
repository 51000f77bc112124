/** Copies images into larger ones: with a border (padding), and with gaps between pixels (the way back of a stride). */

/**
 * y [M] images of lines `yLine` bytes long, x [M] images [H][W] of `pixel` bytes a pixel. Pixel (h, w) goes to `first` + h · lineGap +
 * w · pixelGap bytes. What lies between is left as it is: 0 from the beginning.
 */
export function spreadImages(
  y: usize, yStride: usize, x: usize, xStride: usize, M: i32, H: i32, W: i32, pixel: usize,
  first: usize, lineGap: usize, pixelGap: usize,
): void {
  const line = <usize>W * pixel;
  for (let i: i32 = 0; i < M; i++) {
    let from = x, to = y + first;
    for (let h: i32 = 0; h < H; h++) {
      if (pixelGap === pixel) {
        memory.copy(to, from, line);
      } else {
        for (let w: i32 = 0; w < W; w++) memory.copy(to + <usize>w * pixelGap, from + <usize>w * pixel, pixel);
      }
      from += line;
      to += lineGap;
    }
    x += xStride;
    y += yStride;
  }
}
