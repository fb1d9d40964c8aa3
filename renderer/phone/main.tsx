import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { I18nextProvider } from 'react-i18next';
import { keepEchoes } from '../kit/echo.ts';
import { startLanguage } from '../kit/language.ts';
import { fetchLetters } from '../kit/offline/letters.ts';
import { stayWithoutHost } from '../kit/offline/stay.ts';
import { LinkProvider, openLink } from '../link/react.tsx';
import { App } from './App.tsx';
import { copy, preferredLanguage } from './copy.ts';
import { lacksChinese } from './glyphs.ts';
import { keptLanguage, phoneShelf } from './keep.ts';
import './phone.css';

const place = document.getElementById('root');
if (!place) throw new Error('phone/index.html has no #root');
keepEchoes(window);

const fonts = lacksChinese() ? import('../kit/fonts.css') : null;

const chosen = keptLanguage(phoneShelf());
const language = await startLanguage(
  copy,
  preferredLanguage(chosen ? [chosen] : window.navigator.languages),
);

createRoot(place).render(
  <StrictMode>
    <I18nextProvider i18n={language}>
      <LinkProvider link={openLink('phone')}>
        <App />
      </LinkProvider>
    </I18nextProvider>
  </StrictMode>,
);

// What this page may have to say while nobody is there to ask for letters, where the machine has none of its own.
stayWithoutHost('/phone', async () => {
  if (!fonts) return;
  await fonts;
  await fetchLetters(JSON.stringify(copy.zh));
  await fetchLetters(JSON.stringify([copy.zh.phone.wallet, copy.zh.phone.how]), ['serif']);
});
