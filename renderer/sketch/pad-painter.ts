/** Draws the ink on the pad's canvas, at any resolution. */
import { PAD_SIZE, PEN_WIDTH, type GreyImage, type Ink, type Stroke } from './ink';

/** `side`: of the canvas, in its own pixels. */
export function paintPad(
  context: CanvasRenderingContext2D,
  side: number,
  ink: Ink,
  color: string,
): void {
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.clearRect(0, 0, side, side);
  context.setTransform(side / PAD_SIZE, 0, 0, side / PAD_SIZE, 0, 0);
  if (ink.kind === 'image') {
    paintImage(context, ink.image, color);
    return;
  }
  context.strokeStyle = color;
  context.lineWidth = PEN_WIDTH;
  context.lineCap = 'round';
  context.lineJoin = 'round';
  for (const stroke of ink.strokes) paintStroke(context, stroke);
}

function paintStroke(context: CanvasRenderingContext2D, stroke: Stroke): void {
  const [first] = stroke;
  if (first === undefined) return;
  context.beginPath();
  context.moveTo(first.x, first.y);
  for (const point of stroke) context.lineTo(point.x, point.y);
  context.stroke();
}

/** The picture's greys as the opacity of the ink's colour. */
function paintImage(context: CanvasRenderingContext2D, image: GreyImage, color: string): void {
  const layer = document.createElement('canvas');
  layer.width = image.width;
  layer.height = image.height;
  const layerContext = layer.getContext('2d');
  if (layerContext === null) return;
  const data = layerContext.createImageData(image.width, image.height);
  for (const [i, value] of image.pixels.entries()) data.data[i * 4 + 3] = value;
  layerContext.putImageData(data, 0, 0);
  layerContext.globalCompositeOperation = 'source-in';
  layerContext.fillStyle = color;
  layerContext.fillRect(0, 0, image.width, image.height);
  context.imageSmoothingEnabled = true;
  context.drawImage(layer, 0, 0, PAD_SIZE, PAD_SIZE);
}
