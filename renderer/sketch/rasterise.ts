/** Draws strokes into grey pixels with round caps and joins, by exact distance to each segment. Needs no canvas. */
import { blankImage, type GreyImage, type Point, type Stroke } from './ink';

/** Where a point of the pad lands in the picture: `scale * (p - origin) + margin`, in pixels. */
export interface Projection {
  readonly width: number;
  readonly height: number;
  readonly scale: number;
  readonly origin: Point;
  readonly margin: number;
  /** Half the pen's width, in pixels of the picture. */
  readonly radius: number;
}

/** Points closer than this, in pixels of the picture, change nothing that can be seen. */
const MIN_STEP = 0.5;

export function rasteriseStrokes(strokes: readonly Stroke[], projection: Projection): GreyImage {
  const image = blankImage(projection.width, projection.height);
  for (const stroke of strokes) {
    let from: Point | undefined;
    for (const [index, point] of stroke.entries()) {
      const to = project(point, projection);
      if (from === undefined) {
        from = to;
        if (stroke.length > 1) continue;
      }
      const isLast = index === stroke.length - 1;
      if (!isLast && Math.hypot(to.x - from.x, to.y - from.y) < MIN_STEP) continue;
      drawSegment(image, from, to, projection.radius);
      from = to;
    }
  }
  return image;
}

function project(point: Point, { scale, origin, margin }: Projection): Point {
  return { x: (point.x - origin.x) * scale + margin, y: (point.y - origin.y) * scale + margin };
}

/** Coverage of a pixel: 1 within the pen, 0 outside, a ramp of one pixel between; overlapping segments keep the larger. */
function drawSegment(image: GreyImage, a: Point, b: Point, radius: number): void {
  const { width, height, pixels } = image;
  const reach = radius + 1;
  const firstX = Math.max(0, Math.floor(Math.min(a.x, b.x) - reach));
  const lastX = Math.min(width - 1, Math.ceil(Math.max(a.x, b.x) + reach));
  const firstY = Math.max(0, Math.floor(Math.min(a.y, b.y) - reach));
  const lastY = Math.min(height - 1, Math.ceil(Math.max(a.y, b.y) + reach));
  const dx = b.x - a.x;
  const dy = b.y - a.y;
  const lengthSquared = dx * dx + dy * dy;
  for (let row = firstY; row <= lastY; row++) {
    const py = row + 0.5 - a.y;
    for (let column = firstX; column <= lastX; column++) {
      const px = column + 0.5 - a.x;
      const along = lengthSquared === 0 ? 0 : (px * dx + py * dy) / lengthSquared;
      const t = along < 0 ? 0 : along > 1 ? 1 : along;
      const ex = px - t * dx;
      const ey = py - t * dy;
      const coverage = radius + 0.5 - Math.sqrt(ex * ex + ey * ey);
      if (coverage <= 0) continue;
      const value = coverage >= 1 ? 255 : Math.round(coverage * 255);
      const index = row * width + column;
      if (value > (pixels[index] ?? 0)) pixels[index] = value;
    }
  }
}
