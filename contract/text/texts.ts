/** The form of a part of the catalogue, whatever its language: the same keys, any words. */
export type Texts<T> = T extends string ? string : { readonly [K in keyof T]: Texts<T[K]> };
