import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { I18nextProvider } from 'react-i18next';
import { startLanguage } from '../kit/language.ts';
import { LinkProvider, openLink } from '../link/react.tsx';
import { App } from './App.tsx';
import { copy, preferredLanguage } from './copy.ts';
import { keptLanguage, keptToken, pageShelf, visitShelf } from './keep.ts';
import '../kit/fonts.css';
import '../kit/console.css';

const place = document.getElementById('root');
if (!place) throw new Error('staff/index.html has no #root');

const chosen = keptLanguage(pageShelf());
const language = await startLanguage(
  copy,
  preferredLanguage(chosen ? [chosen] : window.navigator.languages),
);
// Read anew at every connection: a line that comes back comes back signed in.
const link = openLink('staff', () => keptToken(visitShelf()) ?? undefined);

createRoot(place).render(
  <StrictMode>
    <I18nextProvider i18n={language}>
      <LinkProvider link={link}>
        <App />
      </LinkProvider>
    </I18nextProvider>
  </StrictMode>,
);
