/** Which folded parts of the forms are open, remembered while the window is. */
import { SvelteSet } from 'svelte/reactivity';

export class Disclosures {
  readonly #open = new SvelteSet<string>();

  isOpen(name: string): boolean {
    return this.#open.has(name);
  }

  set(name: string, isOpen: boolean): void {
    if (isOpen) this.#open.add(name);
    else this.#open.delete(name);
  }
}
