import { createInstance } from 'i18next';
import { createElement, type ReactNode } from 'react';
import { I18nextProvider, initReactI18next } from 'react-i18next';
import { describe, expect, it } from 'vitest';
import { copy, experiences } from '../../renderer/experiences/index.ts';
import type { Rehearsal } from '../../renderer/kernel/rehearsal.ts';
import { copySuite } from '../suites/copy-suite.ts';
import { experienceSuite } from '../suites/experience-suite.ts';

const rehearsals = import.meta.glob<{ rehearsal: Rehearsal }>(
  '../../renderer/experiences/*/rehearsal.ts',
  { eager: true },
);

const sources = Object.entries(
  import.meta.glob<string>(
    [
      '../../renderer/{experiences,kernel,kit,screen,vision}/**/*.{ts,tsx}',
      '!../../renderer/**/*.test.{ts,tsx}',
    ],
    { eager: true, query: '?raw', import: 'default' },
  ),
);
/** The text of all files below some folders of the renderer. */
const textsOf = (...folders: readonly string[]): readonly string[] =>
  sources
    .filter(([path]) => folders.some((folder) => path.includes(`/renderer/${folder}`)))
    .map(([, text]) => text);
const copyOf = (namespace: string) =>
  Object.fromEntries(
    Object.entries(copy).map(([language, words]) => [language, words[namespace] ?? {}]),
  );

/** One language and no fall-back: a line that is missing in it is told, not covered by another language's. */
const speak = (language: string, missing: (key: string) => void) => {
  const i18n = createInstance();
  void i18n.use(initReactI18next).init({
    resources: copy,
    lng: language,
    fallbackLng: false,
    saveMissing: true,
    missingKeyHandler: (_languages, namespace, key, fallback) => {
      // A look-up that has words of its own for what is not there (a colour, a season) misses nothing.
      if (fallback === key) missing(`${namespace}:${key}`);
    },
    interpolation: { escapeValue: false },
    initAsync: false,
  });
  return ({ children }: { children?: ReactNode }) =>
    createElement(I18nextProvider, { i18n }, children);
};

describe('experiences', () => {
  it('are found by their folders', () => {
    expect(experiences.map((one) => one.id)).toEqual(
      expect.arrayContaining(['attract', 'coupon', 'follow', 'lookbook']),
    );
    expect(experiences.filter((one) => one.occasions.includes('rest'))).toHaveLength(1);
  });

  it('speak at least Chinese and English, and so does the kernel', () => {
    expect(Object.keys(copy)).toEqual(expect.arrayContaining(['zh', 'en']));
    for (const words of Object.values(copy)) expect(words).toHaveProperty('kernel');
  });
});

describe('copy of the kernel', () => {
  copySuite(copyOf('kernel'), textsOf(''));
});
describe('copy of what cameras see', () => {
  copySuite(copyOf('vision'), textsOf('vision/'));
});

describe.each(experiences.map((one) => [one.id, one] as const))('%s', (id, experience) => {
  const rehearsal = rehearsals[`../../renderer/experiences/${id}/rehearsal.ts`]?.rehearsal;
  if (!rehearsal) throw new Error(`experiences/${id} has no rehearsal.ts`);
  experienceSuite(experience, {
    rehearsal,
    all: experiences,
    copy,
    speak,
    sources: textsOf(`experiences/${id}/`),
    houseSources: textsOf('kernel/', 'experiences/attract/'),
  });
});
