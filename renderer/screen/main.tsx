import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { keepEchoes } from '../kit/echo.ts';
import { openLink } from '../link/react.tsx';
import '../kit/tokens.css';
import '../kit/fonts.css';
import './screen.css';
import { App } from './App.tsx';
import { guardGlass } from './glass.ts';
import { openHouse } from './open-house.ts';

guardGlass(document);
keepEchoes(window);
const house = await openHouse(openLink('screen'));
const root = document.querySelector('#root');
if (!root) throw new Error('index.html has no #root');
createRoot(root).render(
  <StrictMode>
    <App house={house} />
  </StrictMode>,
);
