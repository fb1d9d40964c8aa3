import { afterEach, expect, it } from 'vitest';
import { heldAddress, holdFor, isHeld, type Address } from './leaving.ts';

let release = () => {};
afterEach(() => release());

const page = () => {
  const heard = new Set<(event: Event) => void>();
  const address: Address = {
    location: { hash: '#garments' },
    addEventListener: (_, hear) => heard.add(hear),
    removeEventListener: (_, hear) => heard.delete(hear),
  };
  return { address, heard };
};

it('keeps the page at what is unsaved until somebody says to leave it', () => {
  const { address, heard } = page();
  const asked: (() => void)[] = [];
  release = holdFor((go) => asked.push(go), address);
  expect(heard.size).toBe(1);

  address.location.hash = '#health';
  expect(heldAddress(address)).toBe(true);
  expect(address.location.hash).toBe('#garments');
  // The way back is told of as well, and is no wish to leave.
  expect(heldAddress(address)).toBe(false);
  expect(asked).toHaveLength(1);

  release();
  asked[0]?.();
  expect(address.location.hash).toBe('#health');
  expect(heldAddress(address)).toBe(false);
  expect(heard.size).toBe(0);
});

it('lets go at once where nothing is unsaved', () => {
  let gone = 0;
  expect(isHeld(() => (gone += 1))).toBe(false);
  expect(gone).toBe(0);
});
