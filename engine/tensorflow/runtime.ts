/**
 * TensorFlow as the engine gets it: loaded, checked and registered by whoever knows files and libraries. Nothing in this room imports
 * TensorFlow at run time.
 */
import type * as tensorflow from '@tensorflow/tfjs-core';

/** tfjs-core: the operations, their gradients and the life of tensors. */
export type Tf = typeof tensorflow;

/** What TensorFlow really computes on, as it says itself: asking for a GPU is not having one. */
export interface EngineDevice {
  readonly kind: 'cpu' | 'gpu';
  /** The device's own name: "NVIDIA H100 80GB HBM3"; the processor's where nothing better is known. */
  readonly name: string;
  /** Of a GPU, where it is known. */
  readonly memoryBytes?: number;
  /** Why a GPU was asked for and is not used, as a sentence with what to do. */
  readonly reason?: string;
}

export interface TensorflowRuntime {
  /** With TensorFlow's backend chosen and ready. */
  readonly tf: Tf;
  /** TensorFlow's own: "2.21.0". */
  readonly version: string;
  readonly device: EngineDevice;
  /** Threads that TensorFlow computes with; left out where it decides for itself: one for each core. */
  readonly threads?: number;
}
