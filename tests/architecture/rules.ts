import type { Import } from './imports.ts';

/** Who may import whom. A folder that stands in no rule is a new layer, and somebody must say so here. */
type Rule = {
  readonly layer: string;
  readonly holds: RegExp;
  /** Folders and files of ours that it may import, besides itself. `$1` is what `holds` caught. */
  readonly ours: readonly string[];
  readonly packages: readonly string[] | 'any';
};

const CONTRACT = 'preload/contract';
const FLAT_LAY = 'preload/flat-lay';
const BASE = ['main/base', CONTRACT];
const FEATURE = [...BASE, 'main/store'];
const EVERY_PACKAGE = 'any' as const;

const rules: readonly Rule[] = [
  { layer: 'preload/contract', holds: /^preload\/contract\//, ours: [], packages: ['zod'] },
  /** What the staff's page and the command line make of a garment's picture: arithmetic, in a browser and without one. */
  { layer: FLAT_LAY, holds: /^preload\/flat-lay\//, ours: [CONTRACT], packages: [] },
  {
    layer: 'preload/bridge.ts',
    holds: /^preload\/bridge\.ts$/,
    ours: [CONTRACT],
    packages: ['electron'],
  },

  { layer: 'main/base', holds: /^main\/base\//, ours: [CONTRACT], packages: EVERY_PACKAGE },
  { layer: 'main/store', holds: /^main\/store\//, ours: BASE, packages: EVERY_PACKAGE },
  {
    layer: 'main/devices/drivers/$1',
    holds: /^main\/devices\/drivers\/([^/]+)\//,
    ours: [...BASE, 'main/devices/driver.ts'],
    packages: EVERY_PACKAGE,
  },
  { layer: 'main/devices', holds: /^main\/devices\//, ours: BASE, packages: EVERY_PACKAGE },
  {
    layer: 'main/$1',
    holds: /^main\/(presence|insights|catalog|offers|fleet|staff|settings|visits)\//,
    ours: FEATURE,
    packages: EVERY_PACKAGE,
  },
  { layer: 'main/host', holds: /^main\/host\//, ours: BASE, packages: EVERY_PACKAGE },
  {
    layer: 'main/shell',
    holds: /^main\/shell\//,
    ours: [...BASE, 'main/host'],
    packages: EVERY_PACKAGE,
  },
  {
    layer: 'what wires main together',
    holds: /^main\/(?:(?:compose|cli)\/.+|[^/]+)$/,
    ours: ['main', CONTRACT, FLAT_LAY],
    packages: EVERY_PACKAGE,
  },

  {
    layer: 'renderer/link',
    holds: /^renderer\/link\//,
    ours: [CONTRACT],
    packages: EVERY_PACKAGE,
  },
  { layer: 'renderer/kit', holds: /^renderer\/kit\//, ours: [CONTRACT], packages: EVERY_PACKAGE },
  {
    layer: 'renderer/scene',
    holds: /^renderer\/scene\//,
    ours: [CONTRACT, 'renderer/kit'],
    packages: EVERY_PACKAGE,
  },
  {
    layer: 'renderer/kernel',
    holds: /^renderer\/kernel\//,
    ours: [CONTRACT, 'renderer/kit', 'renderer/link'],
    packages: EVERY_PACKAGE,
  },
  {
    layer: 'renderer/vision',
    holds: /^renderer\/vision\//,
    ours: [CONTRACT, 'renderer/kernel', 'renderer/kit', 'renderer/link', 'renderer/scene'],
    packages: EVERY_PACKAGE,
  },
  {
    layer: 'renderer/experiences/$1',
    holds: /^renderer\/experiences\/([^/]+)\//,
    ours: [
      CONTRACT,
      'renderer/kernel',
      'renderer/kit',
      'renderer/link',
      'renderer/scene',
      'renderer/vision',
    ],
    packages: EVERY_PACKAGE,
  },
  {
    layer: 'the list of experiences',
    holds: /^renderer\/experiences\/[^/]+$/,
    ours: [CONTRACT, 'renderer/experiences', 'renderer/kernel', 'renderer/kit', 'renderer/vision'],
    packages: EVERY_PACKAGE,
  },
  {
    layer: 'renderer/screen',
    holds: /^renderer\/screen\//,
    ours: [
      CONTRACT,
      'renderer/experiences',
      'renderer/kernel',
      'renderer/kit',
      'renderer/link',
      'renderer/scene',
      'renderer/vision',
    ],
    packages: EVERY_PACKAGE,
  },
  {
    layer: 'renderer/staff',
    holds: /^renderer\/staff\//,
    // A till has a keyboard-wedge scanner as a screen has, and a garment is looked at as the mirror shows it; the rest of
    // kernel and vision is a screen's alone.
    ours: [
      CONTRACT,
      FLAT_LAY,
      'renderer/kit',
      'renderer/link',
      'renderer/kernel/scanner',
      'renderer/vision/fitting',
    ],
    packages: EVERY_PACKAGE,
  },
  {
    layer: 'renderer/$1',
    holds: /^renderer\/(phone|bench)\//,
    ours: [CONTRACT, 'renderer/kit', 'renderer/link'],
    packages: EVERY_PACKAGE,
  },
  {
    layer: 'build',
    holds: /^build\//,
    // What `npm start` asks before anything of the kiosk is built.
    ours: [CONTRACT, 'main/options.ts', 'main/places.ts', 'main/shell/browser-find.ts'],
    packages: EVERY_PACKAGE,
  },
  {
    layer: 'tests',
    holds: /^tests\//,
    ours: ['main', 'preload', 'renderer', 'build'],
    packages: EVERY_PACKAGE,
  },
];

const MAY_IMPORT_ELECTRON =
  /^(?:main\/electron\.ts|main\/shell\/electron-[^/]+\.ts|preload\/bridge\.ts|tests\/.+)$/;
const TEST = /\.test\.tsx?$/;

const isOurs = (to: string): boolean => /^(?:main|preload|renderer|build|tests|assets)\//.test(to);
const within = (path: string, place: string): boolean =>
  path === place || path.startsWith(`${place}/`);

const list = (places: readonly string[]): string =>
  places.length > 0 ? `itself, ${places.join(', ')}` : 'itself';

/** Why `one` may not be, or null where it may. */
export const objection = (one: Import): string | null => {
  const { from, to } = one;
  const at = `${from}:${one.line} imports ${to}`;
  const rule = rules.find(({ holds }) => holds.test(from));
  if (!rule) return `${from} stands in no layer: give it one in tests/architecture/rules.ts`;
  const caught = rule.holds.exec(from)?.[1] ?? '';
  const layer = rule.layer.replace('$1', caught);
  const test = TEST.test(from);

  if (to === 'electron' && !MAY_IMPORT_ELECTRON.test(from))
    return `${at}: only main/electron.ts, main/shell/electron-*.ts and preload/bridge.ts may`;
  if (to.startsWith('..')) return `${at}: that lies outside the repository`;
  if (!isOurs(to)) {
    if (from.startsWith('renderer/') && to.startsWith('node:') && !test)
      return `${at}: pages run in a browser`;
    if (rule.packages === 'any' || rule.packages.includes(to) || test) return null;
    return `${at}: of packages, ${layer} may import ${rule.packages.join(', ')} alone`;
  }
  // Tests stand beside what they test and lean on what all tests share.
  if (test && to.startsWith('tests/')) return null;
  if (rule.holds.test(to) && (rule.holds.exec(to)?.[1] ?? '') === caught) return null;
  if (rule.ours.some((place) => within(to, place))) return null;
  return `${at}: of ours, ${layer} may import ${list(rule.ours)}`;
};
