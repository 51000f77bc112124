/** The one function used of it; the package brings no types. */
declare module 'js-yaml' {
  export function load(text: string): unknown;
}
