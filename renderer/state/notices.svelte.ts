/** Words of the window: toasts that offer to undo, what went wrong beside a run, and sentences for those who listen. */
import type { AppError } from '../../contract/errors';
import { saidAnew } from '../ui/said-anew';

export interface Toast {
  readonly id: number;
  readonly text: string;
  readonly actionLabel?: string;
  readonly action?: () => void;
}

const TOAST_MS = 8000;

export class Notices {
  #toasts = $state.raw<readonly Toast[]>([]);
  #announcement = $state('');
  #error = $state.raw<AppError | undefined>(undefined);
  #nextId = 1;

  get toasts(): readonly Toast[] {
    return this.#toasts;
  }
  /** What a live region says; changes with every announcement. */
  get announcement(): string {
    return this.#announcement;
  }

  /** What failed that no store answers for: a bug, or a request without a place of its own. */
  get error(): AppError | undefined {
    return this.#error;
  }

  report(error: AppError): void {
    this.#error = error;
  }
  dismissError(): void {
    this.#error = undefined;
  }

  announce(sentence: string): void {
    this.#announcement = saidAnew(sentence, this.#announcement);
  }

  /** One toast at a time: a new one takes the place of the last. It goes by itself. */
  show(toast: Omit<Toast, 'id'>): void {
    const id = this.#nextId++;
    this.#toasts = [{ ...toast, id }];
    setTimeout(() => this.dismiss(id), TOAST_MS);
  }

  dismiss(id: number): void {
    this.#toasts = this.#toasts.filter((toast) => toast.id !== id);
  }
}
