/** Which folded parts of the forms are open, remembered while the window is, and by main. */
import { SvelteSet } from 'svelte/reactivity';

export class Disclosures {
  readonly #open = new SvelteSet<string>();

  /** Their names, in order. */
  get open(): string[] {
    return [...this.#open].sort();
  }

  restore(names: readonly string[]): void {
    for (const name of names) this.#open.add(name);
  }

  isOpen(name: string): boolean {
    return this.#open.has(name);
  }

  set(name: string, isOpen: boolean): void {
    if (isOpen) this.#open.add(name);
    else this.#open.delete(name);
  }
}
