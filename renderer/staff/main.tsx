import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { I18nextProvider } from 'react-i18next';
import { keepEchoes } from '../kit/echo.ts';
import { startLanguage } from '../kit/language.ts';
import { fetchLetters } from '../kit/offline/letters.ts';
import { stayWithoutHost } from '../kit/offline/stay.ts';
import { App } from './App.tsx';
import { copy, preferredLanguage } from './copy.ts';
import { keptLanguage, pageShelf } from './keep.ts';
import { openPageRoads } from './roads/open.ts';
import { RoadsProvider } from './roads/react.tsx';
import '../kit/fonts.css';
import '../kit/console.css';

const place = document.getElementById('root');
if (!place) throw new Error('staff/index.html has no #root');
keepEchoes(window);

const chosen = keptLanguage(pageShelf());
const language = await startLanguage(
  copy,
  preferredLanguage(chosen ? [chosen] : window.navigator.languages),
);
const roads = openPageRoads();

createRoot(place).render(
  <StrictMode>
    <I18nextProvider i18n={language}>
      <RoadsProvider roads={roads}>
        <App />
      </RoadsProvider>
    </I18nextProvider>
  </StrictMode>,
);

// What this page may have to say while nobody is there to ask for letters.
stayWithoutHost('/staff', async () => {
  await fetchLetters(JSON.stringify(copy.zh));
  await fetchLetters(JSON.stringify([copy.zh.staff.facts, copy.zh.staff.title]), ['serif']);
});
