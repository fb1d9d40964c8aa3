export * from './base32.ts';
export * from './result.ts';
export * from './nouns.ts';
export * from './calls.ts';
export * from './events.ts';
export * from './wire.ts';
export * from './link.ts';
export * from './live-code.ts';
