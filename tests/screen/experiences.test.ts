import { createInstance } from 'i18next';
import { createElement, type ReactNode } from 'react';
import { I18nextProvider, initReactI18next } from 'react-i18next';
import { describe, expect, it } from 'vitest';
import { copy, experiences } from '../../renderer/experiences/index.ts';
import type { Rehearsal } from '../../renderer/kernel/rehearsal.ts';
import { experienceSuite } from '../suites/experience-suite.ts';

const rehearsals = import.meta.glob<{ rehearsal: Rehearsal }>(
  '../../renderer/experiences/*/rehearsal.ts',
  { eager: true },
);

const sources = import.meta.glob<string>('../../renderer/experiences/*/*.tsx', {
  eager: true,
  query: '?raw',
  import: 'default',
});

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

describe.each(experiences.map((one) => [one.id, one] as const))('%s', (id, experience) => {
  const rehearsal = rehearsals[`../../renderer/experiences/${id}/rehearsal.ts`]?.rehearsal;
  if (!rehearsal) throw new Error(`experiences/${id} has no rehearsal.ts`);
  experienceSuite(experience, {
    rehearsal,
    all: experiences,
    copy,
    speak,
    sources: Object.entries(sources)
      .filter(([path]) => path.includes(`/experiences/${id}/`))
      .map(([, text]) => text),
  });
});
