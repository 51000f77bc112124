/** What jsdom lacks of the parts that draw: a canvas that takes nothing, observers that see nothing, pointers that stay. */
export function stubCanvas(): void {
  globalThis.ResizeObserver = class {
    observe(): void {}
    unobserve(): void {}
    disconnect(): void {}
  };
  HTMLCanvasElement.prototype.getContext = (() => null) as never;
  HTMLElement.prototype.setPointerCapture = () => undefined;
  PointerEvent.prototype.getCoalescedEvents = () => [];
}
