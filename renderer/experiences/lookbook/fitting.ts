/** The experience that puts a garment on; where a screen has none, nothing is said of it. */
export const FITTING = 'fitting';
