/** The work of every kernel: the only list. */
import { CONVOLUTIONS, IMAGES } from './convolutions';
import { ACTIVATIONS, LOSSES, NORMALIZATION, ROWS } from './elementwise';
import { POOLING } from './images';
import type { WorkTable } from './kernel-work';
import { PRODUCTS, SPARSE_PRODUCTS } from './products';
import { RECURRENT } from './recurrent';
import { UPDATES } from './updates';

export const KERNEL_WORK: WorkTable = {
  ...PRODUCTS,
  ...SPARSE_PRODUCTS,
  ...CONVOLUTIONS,
  ...IMAGES,
  ...RECURRENT,
  ...ACTIVATIONS,
  ...LOSSES,
  ...ROWS,
  ...NORMALIZATION,
  ...UPDATES,
  ...POOLING,
};
