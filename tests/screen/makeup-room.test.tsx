import { createInstance } from 'i18next';
import { createElement, type ComponentType, type ReactNode } from 'react';
import { renderToString } from 'react-dom/server';
import { I18nextProvider, initReactI18next } from 'react-i18next';
import { describe, expect, it } from 'vitest';
import { manualClock } from '../../main/base/clock.ts';
import { fakeLink } from '../fakes/fake-link.ts';
import { fakeShop, makeup } from '../fakes/fake-shop.ts';
import { openKernel } from '../../renderer/kernel/kernel.ts';
import { HouseProvider, type House } from '../../renderer/kernel/react.tsx';
import { viewShelf } from '../../renderer/kernel/views.ts';
import type { UsedCamera } from '../../renderer/vision/camera/index.ts';
import { copy, experiences } from '../../renderer/experiences/index.ts';
import type { State } from '../../renderer/experiences/makeup/machine.ts';
import { Room } from '../../renderer/experiences/makeup/room.tsx';
import { linesOf } from '../../renderer/experiences/makeup/wardrobe.ts';

type Open = Exclude<State, { step: 'consent' }>;

const camera = (kind: UsedCamera['state']['kind']): UsedCamera => ({
  state: kind === 'refused' ? { kind, why: 'in-use' } : { kind },
  stream: null,
  mirror: true,
  fieldOfView: 65,
  start: () => Promise.resolve(),
  stop: () => {},
});

const Provider: ComponentType<{ house: House; children?: ReactNode }> = HouseProvider as never;

/** The room as it is first drawn, in words alone; a line that is missing in the language fails. */
const drawn = async (state: Open, language: string, shown: UsedCamera = camera('previewing')) => {
  const missing: string[] = [];
  const i18n = createInstance();
  void i18n.use(initReactI18next).init({
    resources: copy,
    lng: language,
    fallbackLng: false,
    saveMissing: true,
    missingKeyHandler: (_languages, namespace, key) => missing.push(`${namespace}:${key}`),
    interpolation: { escapeValue: false },
    initAsync: false,
  });
  const clock = manualClock();
  const shop = fakeLink(fakeShop(clock.wall()), 'atrium', clock.now);
  const kernel = openKernel({
    link: shop.link,
    experiences,
    clock,
    page: { wipe() {}, reload() {} },
    firstLanguage: language,
  });
  await new Promise((resolve) => setImmediate(resolve));
  const house = {
    kernel: { ...kernel, store: { ...kernel.store, getInitialState: kernel.store.getState } },
    link: shop.link,
    views: viewShelf(experiences),
    languages: Object.keys(copy),
  };
  const room = createElement(Room, {
    state,
    send: () => {},
    lines: linesOf(makeup),
    settings: { looks: [] },
    camera: shown,
    note: 'NOTE',
  });
  const html = renderToString(
    createElement(Provider, { house }, createElement(I18nextProvider, { i18n }, room)),
  );
  kernel.close();
  expect(missing).toEqual([]);
  expect(html).not.toMatch(/\{\{|undefined|NaN|\[object/);
  return html;
};

const wearing = { lips: { sku: 'LIP', shade: '310' }, cheeks: { sku: 'BLUSH', shade: '12' } };
const mirror: Open = { step: 'mirror', consent: 'c', finding: false, wearing: {}, asked: null };

describe.each(['zh', 'en'])('the room in %s', (language) => {
  it('offers parts, products and shades, and says what is worn', async () => {
    const bare = await drawn(mirror, language);
    for (const shade of ['301', '304', '310']) expect(bare).toContain(shade);
    expect(bare).not.toContain('data-sku');
    const worn = await drawn({ ...mirror, wearing }, language);
    expect(worn).toContain('data-sku="LIP"');
    expect(worn).toContain('68');
  });

  it('begins with the product somebody came for', async () => {
    expect(await drawn({ ...mirror, asked: 'GLOSS' }, language)).toContain('701');
    expect(await drawn({ ...mirror, asked: 'BLUSH' }, language)).toContain('#d9756b');
  });

  it('shows the swatches where the camera is refused, and says so', async () => {
    const words = copy[language]?.['makeup'] as { board: { refused: string; open: string } };
    const refused = await drawn({ ...mirror, wearing }, language, camera('refused'));
    expect(refused).toContain(words.board.refused);
    expect(refused).toContain('<canvas');
    // Without a camera nobody is asked for it again and again.
    expect(refused).not.toContain(words.board.open);
    const declined = await drawn({ ...mirror, step: 'swatches', wearing }, language);
    expect(declined).toContain(words.board.open);
  });

  it('says the state of the camera where there is nothing to see', async () => {
    for (const kind of ['starting', 'lost', 'off'] as const)
      expect(await drawn(mirror, language, camera(kind))).toContain('NOTE');
  });

  it.each([{}, wearing])('finds what suits in words, wearing %o', async (now) => {
    for (const step of ['mirror', 'swatches'] as const) {
      const html = await drawn({ ...mirror, step, finding: true, wearing: now }, language);
      expect(html).toContain('data-answer="none"');
    }
  });
});
