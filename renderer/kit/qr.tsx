import { useMemo } from 'react';
import { create, type QRCodeSegment } from 'qrcode';
import { crisp, useDeviceScale } from './scale.ts';

/** ISO/IEC 18004: four modules of quiet zone on every side. */
const QUIET = 4;
const ALPHANUMERIC = /^[0-9A-Z $%*+\-./:]+$/;

export type QrDrawing = { readonly size: number; readonly path: string };

/** One path of runs along each row; upper-case text in alphanumeric mode, which needs a third fewer modules. */
export const drawQr = (text: string): QrDrawing => {
  // A fragment begins with the one character of our addresses that alphanumeric mode lacks.
  const parts = text.split(/(#)/);
  const capitals = parts.every((part) => part === '#' || ALPHANUMERIC.test(part));
  const segments = (capitals ? parts : [text]).map((data): QRCodeSegment =>
    ALPHANUMERIC.test(data)
      ? { data, mode: 'alphanumeric' }
      : { data: new TextEncoder().encode(data), mode: 'byte' },
  );
  const { modules } = create(segments, { errorCorrectionLevel: 'M' });
  let path = '';
  for (let y = 0; y < modules.size; y++) {
    for (let x = 0; x < modules.size; x++) {
      if (!modules.get(y, x)) continue;
      const start = x;
      while (x + 1 < modules.size && modules.get(y, x + 1)) x++;
      path += `M${start + QUIET} ${y + QUIET}h${x - start + 1}v1H${start + QUIET}z`;
    }
  }
  return { size: modules.size + 2 * QUIET, path };
};

type QrProps = {
  text: string;
  /** What the code is for, and the short code to type instead. */
  label: string;
  /** Wanted size of a module in layout pixels; drawn in whole device pixels. 12 reads from 1.5 m at 43 inches. */
  module?: number;
  /** Or as large as fits this edge, where the text is not ours and its modules not known before. */
  edge?: number;
  className?: string;
};

/** A QR code as a vector image: dark on light in every theme. */
export const Qr = ({ text, label, module = 12, edge: wanted, className }: QrProps) => {
  const scale = useDeviceScale();
  const { size, path } = useMemo(() => drawQr(text), [text]);
  const edge = size * crisp(wanted === undefined ? module : Math.floor(wanted / size), scale);
  return (
    <svg
      className={className}
      role="img"
      aria-label={label}
      data-modules={size - 2 * QUIET}
      width={edge}
      height={edge}
      viewBox={`0 0 ${size} ${size}`}
      shapeRendering="crispEdges"
      style={{ display: 'block', flex: 'none' }}
    >
      <rect width={size} height={size} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  );
};
