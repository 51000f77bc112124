/** The German text of the fields of convolutions, poolings and other layers over images. */
import type { enImageFields } from './en-image-fields';
import type { Texts } from './texts';

export const deImageFields: Texts<typeof enImageFields> = {
  filters: {
    label: 'Filter',
    help: 'Wie viele Kernel über die Eingabe gleiten; jeder ergibt einen Kanal.',
    raise: 'Mehr finden mehr Arten von Mustern und kosten mehr Zeit.',
  },
  kernelSize: {
    label: 'Kernelgröße',
    help: 'Wie weit jeder Kernel reicht.',
    raise: 'Größer sieht mehr auf einmal, mit mehr Gewichten.',
  },
  strides: {
    label: 'Schrittweite',
    help: 'Wie weit der Kernel von einer Ausgabe zur nächsten rückt.',
    raise: 'Höher gibt eine kleinere Ausgabe und spart Zeit.',
  },
  padding: {
    label: 'Padding',
    help: 'valid bleibt in der Eingabe; same füllt sie mit Nullen auf.',
    raise: 'same behält die Größe, wenn die Schrittweite 1 ist.',
  },
  dilationRate: {
    label: 'Dilatation',
    help: 'Der Abstand benachbarter Zellen des Kernels.',
    raise: 'Höher reicht weiter, mit ebenso vielen Gewichten.',
  },
  groups: {
    label: 'Gruppen',
    help: 'In wie viele Gruppen die Kanäle geteilt werden, jede für sich gefaltet.',
    raise: 'Mehr haben weniger Gewichte und mischen die Kanäle weniger.',
  },
  useBias: {
    label: 'Bias verwenden',
    help: 'Ob zu jeder Ausgabe eine gelernte Zahl addiert wird.',
    raise: 'Ohne gibt es etwas weniger zu trainieren.',
  },
  kernelInitializer: {
    label: 'Kernel-Initialisierung',
    help: 'Womit die Gewichte des Kernels beginnen.',
    raise: 'glorot_uniform passt zu den meisten Schichten, he_normal zu relu.',
  },
  biasInitializer: {
    label: 'Bias-Initialisierung',
    help: 'Womit der Bias beginnt.',
    raise: 'zeros ist fast immer richtig.',
  },
  kernelRegularizer: {
    label: 'Kernel-Regularisierung',
    help: 'Eine Strafe auf die Größe der Gewichte des Kernels.',
    raise: 'Eine Strafe mindert Überanpassung.',
  },
  biasRegularizer: {
    label: 'Bias-Regularisierung',
    help: 'Eine Strafe auf die Größe des Bias.',
    raise: 'Selten nötig.',
  },
  depthMultiplier: {
    label: 'Tiefenfaktor',
    help: 'Wie viele Kernel jeder Kanal hat.',
    raise: 'Mehr finden mehr Muster in jedem Kanal.',
  },
  depthwiseInitializer: {
    label: 'Depthwise-Initialisierung',
    help: 'Womit die Gewichte des Kernels beginnen.',
    raise: 'glorot_uniform passt zu den meisten Schichten, he_normal zu relu.',
  },
  depthwiseRegularizer: {
    label: 'Depthwise-Regularisierung',
    help: 'Eine Strafe auf die Größe der Gewichte des Kernels.',
    raise: 'Eine Strafe mindert Überanpassung.',
  },
  poolSize: {
    label: 'Poolgröße',
    help: 'Wie viele Nachbarn zu einem werden.',
    raise: 'Größer macht die Ausgabe kleiner und gröber.',
  },
  poolStrides: {
    label: 'Schrittweite',
    help: 'Wie weit der Pool von einer Ausgabe zur nächsten rückt; 0 ist seine eigene Größe.',
    raise: 'Weniger als die Größe des Pools lässt Pools überlappen.',
  },
  zeroPadding: {
    label: 'Padding',
    help: 'Zellen aus Nullen: ringsum; Höhe und Breite; oder oben, unten, links, rechts.',
    raise: 'Mehr macht das Bild größer.',
  },
  upSamplingSize: {
    label: 'Größe',
    help: 'Wievielmal so hoch und breit das Bild wird.',
    raise: 'Höher macht ein größeres Bild, ohne mehr Einzelheiten.',
  },
  interpolation: {
    label: 'Interpolation',
    help: 'Jede Zelle wiederholen oder zwischen Nachbarn überblenden.',
    raise: 'bilinear ist weicher, nearest schneller.',
  },
};
