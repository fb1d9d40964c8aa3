import { describe, expect, it } from 'vitest';
import type { Garment } from '../../kernel/experience.ts';
import { initial, transition, type Event, type State } from './machine.ts';

const garment = (sku: string | null, since = 1): Garment => ({
  epc: `EPC-${sku}`,
  sku,
  since,
  zone: 'mirror',
});
const lift = (...skus: (string | null)[]) =>
  initial({ held: skus.map((sku) => garment(sku)), sku: null, claim: null, at: null });
const after = (
  state: State,
  ...events: (Event | { kind: 'held'; held: Garment[] } | { kind: 'back' })[]
) => events.reduce<State | null>((now, event) => (now ? transition(now, event) : null), state);
const held = (...skus: (string | null)[]) => ({
  kind: 'held' as const,
  held: skus.map((sku) => garment(sku)),
});

describe('lookbook', () => {
  it('shows the garment lifted last and names the others', () => {
    expect(lift('SHIRT', 'COAT')).toEqual({
      step: 'product',
      sku: 'SHIRT',
      held: ['SHIRT', 'COAT'],
      panel: 'outfits',
    });
  });

  it('switches to another garment the moment it is lifted, from an open outfit too', () => {
    const open = after(lift('COAT'), { kind: 'outfit', outfit: 'o1' }, held('SHIRT', 'COAT'));
    expect(open).toMatchObject({ step: 'product', sku: 'SHIRT' });
  });

  it('stays with what is read about when another one is put back', () => {
    const chosen = after(lift('SHIRT', 'COAT'), { kind: 'show', sku: 'COAT' });
    expect(after(chosen as State, held('COAT'))).toMatchObject({ sku: 'COAT', held: ['COAT'] });
    expect(after(chosen as State, held('SHIRT'))).toMatchObject({ sku: 'SHIRT' });
  });

  it('says goodbye when the garment goes back, and goes on reading if asked', () => {
    const gone = after(lift('COAT'), { kind: 'outfit', outfit: 'o1' }, held());
    expect(gone).toEqual({ step: 'goodbye', sku: 'COAT' });
    const kept = after(gone as State, { kind: 'keep' });
    expect(kept).toMatchObject({ step: 'product', sku: 'COAT', held: [] });
    expect(after(kept as State, held())).toBe(kept);
  });

  it('does not say goodbye to one who came by touch', () => {
    const byTouch = initial({ held: [], sku: 'COAT', claim: null, at: null });
    expect(transition(byTouch, held())).toBe(byTouch);
  });

  it('has kind words for a tag without a product, and prefers a garment it knows', () => {
    expect(lift(null)).toEqual({ step: 'unknown' });
    expect(lift('COAT', null)).toMatchObject({ step: 'product', sku: 'COAT' });
    expect(after(lift('COAT'), held('COAT', null))).toMatchObject({ sku: 'COAT' });
    expect(after(lift(null), held())).toEqual({ step: 'goodbye', sku: null });
  });

  it('goes back one step at a time and then leaves', () => {
    expect(after(lift('COAT'), { kind: 'outfit', outfit: 'o1' }, { kind: 'back' })).toMatchObject({
      step: 'product',
    });
    expect(
      after(lift('COAT'), { kind: 'panel', panel: 'reviews' }, { kind: 'back' }),
    ).toMatchObject({ panel: 'outfits' });
    expect(after(lift('COAT'), { kind: 'back' })).toBeNull();
  });
});
