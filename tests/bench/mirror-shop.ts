import { join } from 'node:path';
import { filmPerson } from '../fakes/filmed-person.ts';
import { startKiosk, type KioskProcess } from '../fakes/kiosk-process.ts';
import { siteFolder } from '../fakes/site-folder.ts';
import { openPanel, type Panel } from './panel.ts';

/** The built product before a filmed person, and its mirrors opened as a shopper opens them. */

const PORTRAIT = { width: 1080, height: 1920 };
const ON_THE_WALL = `document.querySelector('[data-experience="attract"]') !== null`;

/** `window.found`: what trackers have told of so far, in pictures; `window.tasks`: what held the page up. */
const WATCH = `
  window.found = 0;
  window.tasks = [];
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries())
      window.tasks.push({ at: startTime, ms: duration });
  }).observe({ type: 'longtask' });
  const RealWorker = globalThis.Worker;
  globalThis.Worker = class extends RealWorker {
    constructor(url, options) {
      super(url, options);
      this.addEventListener('message', ({ data }) => {
        if (data.kind === 'found' || data.kind === 'painted') window.found++;
      });
    }
  };
`;

const agree = async (panel: Panel, door: string) => {
  await panel.tap(door);
  await panel.tap('同意并打开');
};
/** Until a tracker has told of so many pictures: that it runs, and not that it is there. */
const runs = async (panel: Panel) => {
  const before = await panel.read<number>('window.found');
  await panel.until(`window.found > ${before + 2}`);
};

/** Each as a shopper would, from the wall. */
export const mirrors: Readonly<Record<string, (panel: Panel) => Promise<void>>> = {
  async makeup(panel) {
    await agree(panel, '试妆镜');
    await runs(panel);
    await panel.tap('304');
  },
  async fitting(panel) {
    await agree(panel, '镜中试穿');
    await panel.until(
      `[...document.querySelectorAll('button')].some((one) => one.textContent.includes('定格，3 秒后') && one.ariaDisabled !== 'true')`,
    );
  },
  async shelf(panel) {
    await panel.tap('逛云货架');
    await agree(panel, '隔空用手翻');
    await runs(panel);
  },
  async comic(panel) {
    await agree(panel, '拍一页漫画');
    await panel.tap('开始拍，3 秒后');
    await panel.until(`document.body.textContent.includes('第 2 格，共 4 格')`);
  },
};

/** The wall stands, with its letters and with the views that are fetched behind it: nothing has come for two seconds. */
const AT_REST = `document.fonts.status === 'loaded' && performance.now() - Math.max(
  ...performance.getEntriesByType('resource').map((one) => one.responseEnd)) > 2000`;

export const untilAtRest = async (panel: Panel): Promise<void> => {
  await panel.until(ON_THE_WALL);
  await panel.until(AT_REST);
};

export const toTheWall = async (panel: Panel): Promise<void> => {
  await panel.tap('返回');
  await panel.until(ON_THE_WALL);
};

export type MirrorShop = {
  readonly kiosk: KioskProcess;
  readonly panel: Panel;
  close(): Promise<void>;
};

export const openMirrorShop = async (): Promise<MirrorShop> => {
  const shop = siteFolder((site) => {
    site.screens = site.screens.map((screen) => ({ ...screen, camera: {} }));
  });
  const camera = await filmPerson(join(shop.site, 'camera.y4m'));
  const kiosk = await startKiosk({ site: shop.site, data: shop.data });
  const panel = await openPanel(kiosk.screenUrl, PORTRAIT, camera, WATCH);
  await panel.until(ON_THE_WALL);
  // A tracker can take longer to load than a screen waits for a touch: one key that does nothing is somebody as well.
  const stir = setInterval(() => {
    const shift = { key: 'Shift', code: 'ShiftLeft' };
    panel
      .send('Input.dispatchKeyEvent', { type: 'keyDown', ...shift })
      .then(() => panel.send('Input.dispatchKeyEvent', { type: 'keyUp', ...shift }))
      .catch(() => {});
  }, 20_000);
  return {
    kiosk,
    panel,
    async close() {
      clearInterval(stir);
      await panel.close();
      await kiosk.stop();
      shop.remove();
    },
  };
};
