import { createRoot } from 'react-dom/client';
import '../../../renderer/kit/tokens.css';
import '../../../renderer/kit/fonts.css';
import '../../../renderer/screen/screen.css';
import { App } from '../../../renderer/screen/App.tsx';
import { openHouse } from '../../../renderer/screen/open-house.ts';
import { fakeLink, type FakeLink } from '../../fakes/fake-link.ts';
import { fakeShop } from '../../fakes/fake-shop.ts';

declare global {
  interface Window {
    /** The shop's hands, for whoever drives this page. */
    shop: FakeLink;
  }
}

const asked = new URLSearchParams(location.search);
const shop = fakeLink(fakeShop(Date.now()), asked.get('screen') ?? 'atrium');
const picture = asked.get('picture');
if (picture) shop.change({ experiences: { attract: { picture } } });
window.shop = shop;
const root = document.querySelector('#root');
if (root) createRoot(root).render(<App house={await openHouse(shop.link)} />);
