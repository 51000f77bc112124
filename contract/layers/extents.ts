/** The ranges of the numbers that windows, strides and paddings are made of. */

export const MAX_EXTENT = 1024;
/** One number, of a layer over steps. */
export const ONE_AXIS = { min: 1, max: MAX_EXTENT } as const;
/** A number for the height and one for the width. */
export const TWO_AXES = { min: 1, max: MAX_EXTENT, minLength: 2, maxLength: 2 } as const;
