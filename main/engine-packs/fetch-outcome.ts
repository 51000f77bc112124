/** What the ways to fetch a wheel have in common. */

export interface FetchOptions {
  /** Called with the bytes of this wheel that are there. */
  readonly onBytes: (count: number) => void;
  readonly signal?: AbortSignal | undefined;
}

/** A wheel that could not be had is no bug: the next way is tried, and the user hears the reasons of all. */
export type FetchOutcome = { readonly ok: true } | { readonly ok: false; readonly reason: string };
