/** What the engine tells its helper threads between programs. All of it can be cloned to another thread. */
import type { Program } from '../plan/schedule';

export type ThreadMessage =
  | {
      readonly type: 'start';
      readonly module: WebAssembly.Module;
      readonly memory: WebAssembly.Memory;
      readonly controlAddress: number;
      /** The thread's number among all; the first thread's is 0. */
      readonly place: number;
    }
  /** More programs of one model, in the order of their numbers. */
  | {
      readonly type: 'addPrograms';
      readonly model: number;
      readonly programs: readonly Program[];
    }
  | { readonly type: 'removeModel'; readonly model: number }
  | { readonly type: 'stop' };

/** A thread as the engine sees it; whoever hosts the engine says how one is made. */
export interface HelperThread {
  /** Delivered in order, whenever the thread is not running a program. */
  post(message: ThreadMessage): void;
}

/** Starts a thread that hands every message to one `ComputeThread` of its own. */
export type StartThread = () => HelperThread;
