import type { ReactNode } from 'react';

/** Drawn on a 24 grid with a 1.7 stroke, in the text's colour. */
const drawings = {
  globe: (
    <path d="M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM3 12h18M12 3c3 3 3 15 0 18M12 3c-3 3-3 15 0 18" />
  ),
  person: (
    <>
      <circle cx="12" cy="4.5" r="1.8" />
      <path d="M5 8.5l7 1.5 7-1.5M12 10v5l-3 6M12 15l3 6" />
    </>
  ),
  back: <path d="M15 5l-7 7 7 7" />,
  home: <path d="M4 11l8-7 8 7M6 9.5V20h12V9.5M10 20v-6h4v6" />,
  plus: <path d="M12 5v14M5 12h14" />,
  close: <path d="M6 6l12 12M18 6L6 18" />,
  check: <path d="M4 12.5l5.2 5.2L20 7" />,
  cross: <path d="M6 6l12 12M18 6L6 18" />,
  alert: <path d="M12 3.5L22 20H2zM12 10v4.5M12 17.3v.2" />,
  arrow: <path d="M5 12h14M13 6l6 6-6 6" />,
  undo: <path d="M8 5L4 9l4 4M4 9h10a5 5 0 0 1 0 10h-3" />,
  camera: <path d="M3 8h4l2-2.5h6L17 8h4v11H3zM12 16.5a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7z" />,
  'camera-off': (
    <path d="M3 8h4l2-2.5h6L17 8h4v11H3zM12 16.5a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM3 3l18 18" />
  ),
  tag: (
    <>
      <path d="M8.5 15.5a5 5 0 0 1 0-7M15.5 8.5a5 5 0 0 1 0 7M5.6 18.4a9 9 0 0 1 0-12.8M18.4 5.6a9 9 0 0 1 0 12.8" />
      <circle cx="12" cy="12" r="1.8" fill="currentColor" />
    </>
  ),
  phone: (
    <>
      <rect x="7" y="3" width="10" height="18" rx="2" />
      <path d="M11 18h2" />
    </>
  ),
  pin: (
    <>
      <path d="M12 21c5-6 7-9 7-12a7 7 0 0 0-14 0c0 3 2 6 7 12z" />
      <circle cx="12" cy="9" r="2.4" />
    </>
  ),
  lock: <path d="M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3" />,
  help: (
    <>
      <circle cx="12" cy="12" r="9" />
      <path d="M9.5 9.5a2.5 2.5 0 1 1 3.6 2.2c-.8.4-1.1.9-1.1 1.8M12 16.6v.2" />
    </>
  ),
  clock: (
    <>
      <circle cx="12" cy="12" r="9" />
      <path d="M12 7v5l3.5 2" />
    </>
  ),
  copy: <path d="M9 9h11v11H9zM5 15H4V4h11v1" />,
  ticket: <path d="M3 7h18v3.2a1.8 1.8 0 0 0 0 3.6V17H3v-3.2a1.8 1.8 0 0 0 0-3.6zM14.5 7v10" />,
  hanger: (
    <path d="M12 9V7.6a1.9 1.9 0 1 0-1.9-1.9M12 9l9 6.4c.7.6.3 1.6-.6 1.6H3.6c-.9 0-1.3-1-.6-1.6z" />
  ),
  heart: (
    <path d="M12 20s-7.5-4.7-7.5-10.2A4.3 4.3 0 0 1 12 7a4.3 4.3 0 0 1 7.5 2.8C19.5 15.3 12 20 12 20z" />
  ),
  quote: <path d="M10 7H5v6h5V7zm0 6c0 3-1.5 4.5-4 5M19 7h-5v6h5V7zm0 6c0 3-1.5 4.5-4 5" />,
  star: (
    <path
      d="M12 3.5l2.6 5.4 5.9.8-4.3 4.1 1 5.9L12 16.9l-5.2 2.8 1-5.9L3.5 9.7l5.9-.8z"
      fill="currentColor"
    />
  ),
  scan: <path d="M4 8V4h4M16 4h4v4M20 16v4h-4M8 20H4v-4M4 12h16" />,
  touch: (
    <path d="M9 11V5.5a1.5 1.5 0 0 1 3 0V11m0-1.5a1.5 1.5 0 0 1 3 0V11m0-.5a1.5 1.5 0 0 1 3 0V15c0 3.5-2 6-5.5 6-3 0-4.2-1.5-5.5-3.8L5 13.5c-.7-1.3.9-2.5 2-1.5l2 2" />
  ),
  sun: (
    <>
      <circle cx="12" cy="12" r="4" />
      <path d="M12 2v3M12 19v3M2 12h3M19 12h3M5 5l2 2M17 17l2 2M19 5l-2 2M7 17l-2 2" />
    </>
  ),
  plug: <path d="M9 3v5M15 3v5M6 8h12v3a6 6 0 0 1-12 0zM12 17v4" />,
  printer: <path d="M7 8V3h10v5M7 17H4V8h16v9h-3M7 14h10v7H7z" />,
  cloud: <path d="M7 18a4 4 0 0 1 0-8 5.5 5.5 0 0 1 10.5 1A3.5 3.5 0 0 1 17 18z" />,
  'cloud-off': <path d="M7 18a4 4 0 0 1 0-8 5.5 5.5 0 0 1 10.5 1A3.5 3.5 0 0 1 17 18zM3 3l18 18" />,
  search: <path d="M10.5 17a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13zM15.5 15.5L20.5 20.5" />,
  passed: <path d="M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM8 12.3l2.8 2.8L16 9.5" />,
  refused: <path d="M8.3 3h7.4L21 8.3v7.4L15.7 21H8.3L3 15.7V8.3zM9 9l6 6M15 9l-6 6" />,
  waiting: <circle cx="12" cy="12" r="9" strokeDasharray="3.5 3.57" />,
  download: <path d="M12 4v11M7 10.5l5 5 5-5M5 20h14" />,
  wifi: (
    <path d="M2.5 9a14 14 0 0 1 19 0M5.7 12.6a9 9 0 0 1 12.6 0M8.9 16.1a4.5 4.5 0 0 1 6.2 0M12 19.8v.1" />
  ),
  'wifi-off': (
    <path d="M3 3l18 18M2.5 9a14 14 0 0 1 4.4-2.8M10.5 5.1A14 14 0 0 1 21.5 9M5.7 12.6a9 9 0 0 1 3.7-2.2M14.2 10.3a9 9 0 0 1 4.1 2.3M8.9 16.1a4.5 4.5 0 0 1 6.2 0M12 19.8v.1" />
  ),
  pulse: <path d="M3 12h4l2.5-7 5 14 2.5-7h4" />,
  gear: (
    <>
      <circle cx="12" cy="12" r="3" />
      <path d="M12 2.5v3M12 18.5v3M2.5 12h3M18.5 12h3M5.3 5.3l2.1 2.1M16.6 16.6l2.1 2.1M18.7 5.3l-2.1 2.1M7.4 16.6l-2.1 2.1" />
      <circle cx="12" cy="12" r="6.5" />
    </>
  ),
  sound: (
    <path d="M4 9.5v5h3.5l5 4v-13l-5 4zM16 9a4.5 4.5 0 0 1 0 6M18.7 6.3a8.3 8.3 0 0 1 0 11.4" />
  ),
  'sound-off': <path d="M4 9.5v5h3.5l5 4v-13l-5 4zM16.5 9.5l5 5M21.5 9.5l-5 5" />,
  erase: <path d="M9 5h12v14H9l-6-7zM12 9.5l5 5M17 9.5l-5 5" />,
  leave: <path d="M10 4H5v16h5M14 8l4 4-4 4M18 12H9" />,
  outside: <path d="M10 5H5v14h14v-5M14 4h6v6M20 4l-9 9" />,
  eye: (
    <>
      <path d="M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12z" />
      <circle cx="12" cy="12" r="2.8" />
    </>
  ),
  screen: <path d="M3 5h18v11H3zM9 20h6M12 16v4" />,
  keys: (
    <path d="M3 6h18v12H3zM6.5 9.5h.1M10.2 9.5h.1M13.8 9.5h.1M17.4 9.5h.1M6.5 12.5h.1M10.2 12.5h.1M13.8 12.5h.1M17.4 12.5h.1M8 15.2h8" />
  ),
  lips: (
    <path d="M2.5 12.3C5 9 8 6.8 9.8 6.8c1 0 1.4.8 2.2.8s1.2-.8 2.2-.8c1.8 0 4.8 2.2 7.3 5.5-2.6 3.6-6 5.7-9.5 5.7s-6.9-2.1-9.5-5.7zM2.5 12.3c3.200.6 6.200.9 9.500.3 3.300.6 6.300.3 9.500-.3" />
  ),
  cheeks: (
    <>
      <circle cx="12" cy="12" r="9" />
      <path d="M9 9.2v.1M15 9.2v.1M9.800 16.500c1.400.9 3 .9 4.400 0M5.800 13.600l1.200-1.600M7.600 14.200l1.200-1.600M15.200 14.200l1.200-1.600M17 13.600l1.200-1.600" />
    </>
  ),
  brow: (
    <path d="M3 10.500C7 6.500 13 5 21 8.500c-7-1.200-12-.7-18 2zM5 16.500c3.500-4 9.500-4 14 0-4.500 3-10 3-14 0z" />
  ),
  compare: <path d="M12 3v18M8 8l-4 4 4 4M16 8l4 4-4 4" />,
  shelf: <path d="M2.5 4.5h19M7 4.5V8M17 4.5V8M3.5 8h7v11.5h-7zM13.5 8h7v11.5h-7z" />,
  again: <path d="M20 12a8 8 0 1 1-2.5-5.8M20 4v4.5h-4.5" />,
} satisfies Record<string, ReactNode>;

export type IconName = keyof typeof drawings;

/** Always beside words or inside a named control: it has no name of its own. */
export const Icon = ({
  name,
  size = 40,
  weight = 1.7,
}: {
  name: IconName;
  size?: number;
  weight?: number;
}) => (
  <svg
    width={size}
    height={size}
    viewBox="0 0 24 24"
    fill="none"
    stroke="currentColor"
    strokeWidth={weight}
    strokeLinecap="round"
    strokeLinejoin="round"
    aria-hidden="true"
    style={{ flex: 'none' }}
  >
    {drawings[name]}
  </svg>
);
