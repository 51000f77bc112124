/** Strokes for tests: digits as a hand might draw them, in pad pixels. */
import type { Point, Stroke } from '../../renderer/sketch/ink';

/** Part of an ellipse, angles in degrees, 0 to the right and 90 down. */
function arc(x: number, y: number, rx: number, ry: number, from: number, to: number): Stroke {
  return Array.from({ length: 25 }, (_, i) => {
    const angle = ((from + ((to - from) * i) / 24) * Math.PI) / 180;
    return { x: x + rx * Math.cos(angle), y: y + ry * Math.sin(angle) };
  });
}

export const VERTICAL: readonly Stroke[] = [
  [
    { x: 140, y: 60 },
    { x: 140, y: 220 },
  ],
];

export const THREE: readonly Stroke[] = [
  [...arc(135, 98, 42, 38, -150, 90), ...arc(135, 176, 50, 42, -90, 150)],
];

export function moved(
  strokes: readonly Stroke[],
  scale: number,
  x: number,
  y: number,
): readonly Stroke[] {
  const move = (p: Point): Point => ({ x: p.x * scale + x, y: p.y * scale + y });
  return strokes.map((stroke) => stroke.map(move));
}
