/**
 * What `electron` resolves to in Vitest. The real package, imported under plain Node, starts downloading its
 * binary. Unit tests hand the parts of Electron in; whatever reaches for the module itself belongs in a journey.
 */
export default {};
