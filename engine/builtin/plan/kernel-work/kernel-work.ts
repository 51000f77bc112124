/**
 * What the call of a kernel takes, and how it may be made as several calls one after the other that come to the same bits. Every kernel
 * has an entry (registry.ts): so no piece of a program grows long unnoticed.
 */
import type { KERNEL_ARGUMENTS } from '../../../kernels/generated/kernel-arguments';
import type { KernelName } from '../call';

/** A call's arguments by the kernel's own names; addresses as far as they are known. */
export type Sizes<N extends string> = Readonly<Record<N, number>>;
type By<N extends string, V> = { readonly [A in N]?: V };
type Move<N extends string> = number | ((sizes: Sizes<N>) => number);

/** Of what `count` counts, each call does some. */
export interface CountAxis<N extends string> {
  readonly count: N;
  /** Every call but the last does a multiple of it. */
  readonly unit?: number;
  /** How far an argument moves with each of what is counted. */
  readonly moves: By<N, Move<N>>;
  /** What an argument is in all calls but the last, or but the first. */
  readonly butLast?: By<N, number>;
  readonly butFirst?: By<N, number>;
}

/** The kernel does [from, to) itself; `isFromEnd`: the last first. */
export interface RangeAxis<N extends string> {
  readonly from: N;
  readonly to: N;
  readonly unit?: number;
  readonly isFromEnd?: boolean;
  /** What it leaves between its calls has room for one sample. */
  readonly isForOneRow?: boolean;
}

/** `rows` is the number of samples of the batch, and stands at no fixed number. */
export interface RowAxis<N extends string> {
  readonly rows: N;
  /** Bytes from sample to sample. */
  readonly moves: By<N, Move<N>>;
  readonly butFirst?: By<N, number>;
}

export type Axis<N extends string> = CountAxis<N> | RangeAxis<N> | RowAxis<N>;

export interface Work<N extends string> {
  /** In multiplications of a matrix product, some 20 to 30 a nanosecond; of `rows` samples where the call says nothing of them. */
  readonly work: (sizes: Sizes<N>, rows: number) => number;
  /** Outermost first: the next is divided where there is no more of one. */
  readonly axes?: readonly Axis<N>[];
  /** The last axis first, and those before only as far as it does not do: where it goes through what is read most. */
  readonly isInnermostFirst?: boolean;
  /** Goes through all weights again and again: worth it for many samples alone, which are not to be torn apart. */
  readonly isForManyRows?: boolean;
}

export type ArgumentName<K extends KernelName> = (typeof KERNEL_ARGUMENTS)[K][number];
export type WorkTable = { readonly [K in KernelName]: Work<ArgumentName<K>> };
/** Of some kernels, checked where it is written. */
export type WorkOf<K extends KernelName> = { readonly [N in K]: Work<ArgumentName<N>> };
