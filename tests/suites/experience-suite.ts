import { createElement, type ComponentType, type ReactNode } from 'react';
import { renderToString } from 'react-dom/server';
import { expect, it } from 'vitest';
import type { AnyExperience, Entry, KernelEvent, Step } from '../../renderer/kernel/experience.ts';
import { openKernel, type Kernel } from '../../renderer/kernel/kernel.ts';
import { narrow } from '../../renderer/kernel/needs.ts';
import { HouseProvider, type House } from '../../renderer/kernel/react.tsx';
import type { Rehearsal } from '../../renderer/kernel/rehearsal.ts';
import { viewShelf, type AnyView } from '../../renderer/kernel/views.ts';
import type { Copy } from '../../renderer/kit/language.ts';
import { manualClock } from '../../main/base/clock.ts';
import { fakeLink } from '../fakes/fake-link.ts';
import { fakeShop } from '../fakes/fake-shop.ts';
import { copySuite, lineNames } from './copy-suite.ts';

/** More than any experience should have; a machine without an end is a mistake of its own. */
const MOST_STATES = 200;

const garment = (sku: string | null, since: number) => ({
  epc: `EPC-${sku}-${since}`,
  sku,
  since,
  zone: 'mirror',
});
const claim = { screen: 'atrium', visit: 'visit-1', offer: 'winter', codeTail: '9QX2', at: 1_000 };

const entries: readonly Partial<Entry>[] = [
  {},
  { held: [garment('COAT', 1)] },
  { held: [garment('SHIRT', 2), garment('COAT', 1)] },
  { held: [garment(null, 1)] },
  { sku: 'BARE' },
  { claim },
];
const kernelEvents: readonly KernelEvent[] = [
  { kind: 'held', held: [] },
  { kind: 'held', held: [garment('COAT', 1)] },
  { kind: 'held', held: [garment('LONG', 3), garment('COAT', 1)] },
  { kind: 'held', held: [garment(null, 4)] },
  { kind: 'claimed', claim },
  { kind: 'back' },
];

const entry = (over: Partial<Entry>): Entry => ({
  held: [],
  sku: null,
  claim: null,
  at: null,
  ...over,
});

/** Every state that can be reached, by playing every event in every state. */
export const reachable = (experience: AnyExperience, rehearsal: Rehearsal): readonly Step[] => {
  const found = new Map<string, Step>();
  const open: Step[] = [];
  const meet = (state: Step | null) => {
    if (!state) return;
    const key = JSON.stringify(state);
    if (found.has(key)) return;
    found.set(key, state);
    open.push(state);
  };
  for (const over of [...entries, ...(rehearsal.entries ?? [])])
    meet(experience.initial(entry(over)));
  for (let state = open.pop(); state; state = open.pop()) {
    if (found.size > MOST_STATES) throw new Error(`${experience.id} has no end of states`);
    for (const event of [...kernelEvents, ...rehearsal.events])
      meet(experience.transition(state, event));
  }
  return [...found.values()];
};

const Provider: ComponentType<{ house: House; children?: ReactNode }> = HouseProvider as never;

/** Views use the kernel's words for what all of them show. */
const kernelLine = (copy: Copy, language: string, name: string): boolean =>
  lineNames(copy[language]?.['kernel'] ?? {}).includes(name);

/** A kernel over the fake shop that shows this experience in this state, in this language. */
const stageFor = async (
  experience: AnyExperience,
  all: readonly AnyExperience[],
  language: string,
) => {
  const clock = manualClock();
  const shop = fakeLink(fakeShop(clock.wall()), 'atrium', clock.now);
  const kernel: Kernel = openKernel({
    link: shop.link,
    experiences: all,
    clock,
    page: { wipe() {}, reload() {} },
    firstLanguage: 'zh',
  });
  await new Promise((resolve) => setImmediate(resolve));
  kernel.send({ kind: 'language', language });
  const { View } = await experience.load();
  // Rendering to text looks at a store as it was first; here it should look at it as it is.
  const store = { ...kernel.store, getInitialState: kernel.store.getState };
  return { kernel: { ...kernel, store }, shop, View: View as AnyView };
};

/**
 * What every experience has to pass: it starts from everything a shopper may do, draws every state that can be reached
 * in every language without a line missing, survives idle in each, and says the same in all its languages.
 */
export const experienceSuite = (
  experience: AnyExperience,
  options: {
    readonly rehearsal: Rehearsal;
    readonly all: readonly AnyExperience[];
    readonly copy: Copy;
    /** The text of the experience's own files. */
    readonly sources: readonly string[];
    /** And of those who say lines for it: the kernel, and the wall, which names its door. */
    readonly houseSources: readonly string[];
    readonly speak: (
      language: string,
      missing: (key: string) => void,
    ) => ComponentType<{ children?: ReactNode }>;
  },
): void => {
  const { rehearsal, all, copy, sources, houseSources, speak } = options;
  const states = reachable(experience, rehearsal);
  const languages = Object.keys(copy);

  it('gives itself a whole setting from nothing', () => {
    expect(experience.settings.safeParse({}).success).toBe(true);
  });

  it('is pure: the same event in the same state leads to the same', () => {
    for (const state of states) {
      const before = JSON.stringify(state);
      for (const event of [...kernelEvents, ...rehearsal.events]) {
        const once = experience.transition(state, event);
        expect(experience.transition(state, event)).toEqual(once);
        expect(JSON.stringify(state)).toBe(before);
      }
    }
  });

  it('reaches every step its rehearsal knows how to leave', () => {
    expect(states.length).toBeGreaterThan(0);
    for (const state of states) expect(state.step).toMatch(/^[a-z][a-z-]*$/);
  });

  copySuite(Object.fromEntries(languages.map((one) => [one, copy[one]?.[experience.id] ?? {}])), [
    ...sources,
    ...houseSources,
  ]);

  it('has words for every line its files ask for by name', () => {
    const asked = sources.flatMap((text) =>
      [...text.matchAll(/\bt\('([A-Za-z][\w.-]*)'/g)].map(([, name]) => name ?? ''),
    );
    for (const language of languages) {
      const known = lineNames(copy[language]?.[experience.id] ?? {});
      expect(
        asked.filter((name) => !known.includes(name) && !kernelLine(copy, language, name)),
      ).toEqual([]);
    }
  });

  it.each(languages)('draws every state in %s, with no line missing', async (language) => {
    const missing: string[] = [];
    const Speaking = speak(language, (key) => missing.push(key));
    for (const state of states) {
      const { kernel, shop, View } = await stageFor(experience, all, language);
      const view = createElement(View, {
        state,
        send: () => {},
        host: narrow(shop.link, experience.needs),
        settings: experience.settings.parse({}),
      });
      const house = { kernel, link: shop.link, views: viewShelf(all), languages };
      const element = createElement(Provider, { house }, createElement(Speaking, null, view));
      const html = renderToString(element);
      expect(html.length, JSON.stringify(state)).toBeGreaterThan(200);
      expect(html, JSON.stringify(state)).not.toMatch(/\{\{|undefined|NaN|\[object/);
      kernel.close();
    }
    expect(missing).toEqual([]);
  });

  it('survives idle in every state: it ends, and nothing of it is left', async () => {
    for (const state of states) {
      // One that starts in this very state: what it leaves behind is then what idle leaves.
      const here = { ...experience, initial: () => state };
      const clock = manualClock();
      const shop = fakeLink(fakeShop(clock.wall()), 'atrium', clock.now);
      const kernel = openKernel({
        link: shop.link,
        experiences: all.map((one) => (one.id === experience.id ? here : one)),
        clock,
        page: { wipe() {}, reload() {} },
        firstLanguage: 'zh',
      });
      await new Promise((resolve) => setImmediate(resolve));
      kernel.send({ kind: 'open', id: experience.id });
      expect(kernel.store.getState().course.playing?.state).toBe(state);
      clock.advance(10 * 60_000);
      const { course, countdown } = kernel.store.getState();
      expect(course.round, JSON.stringify(state)).toBe(1);
      expect(course).toMatchObject({ engaged: false, claim: null, language: 'zh', behind: [] });
      expect(countdown).toBeNull();
      kernel.close();
    }
  });
};
