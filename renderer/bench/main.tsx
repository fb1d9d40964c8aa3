import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { I18nextProvider } from 'react-i18next';
import { startLanguage } from '../kit/language.ts';
import { LinkProvider, openLink } from '../link/react.tsx';
import { App } from './App.tsx';
import { copy, preferredLanguage } from './copy.ts';
import '../kit/fonts.css';
import '../kit/console.css';

const place = document.getElementById('root');
if (!place) throw new Error('bench/index.html has no #root');

const language = await startLanguage(copy, preferredLanguage(window.navigator.languages));

createRoot(place).render(
  <StrictMode>
    <I18nextProvider i18n={language}>
      <LinkProvider link={openLink('bench')}>
        <App />
      </LinkProvider>
    </I18nextProvider>
  </StrictMode>,
);
