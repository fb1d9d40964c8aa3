import type { WedgeOptions } from './options.ts';

/** No code is as long; more without an end of line is not a scan. */
const LONGEST_LINE = 4096;

/** Cuts UTF-8 bytes into lines, whatever the splits. A line too long is dropped up to its end. */
export const scanLines = (onLine: (line: string) => void): ((bytes: Uint8Array) => void) => {
  const decoder = new TextDecoder('utf-8');
  let held = '';
  let tooLong = false;
  return (bytes) => {
    const parts = (held + decoder.decode(bytes, { stream: true })).split('\n');
    held = parts.pop() ?? '';
    for (const part of parts) {
      if (!tooLong) onLine(part.replace(/\r$/, ''));
      tooLong = false;
    }
    if (held.length <= LONGEST_LINE) return;
    held = '';
    tooLong = true;
  };
};

// oxlint-disable-next-line no-control-regex -- a control character or U+FFFD is exactly what no code holds
const broken = /[\u0000-\u001f\u007f\ufffd]/;

/** The code within a scanned line, or null where it is none of what this scanner is set to send. */
export const codeIn = (line: string, options: WedgeOptions): string | null => {
  const { prefix, suffix, minLength, maxLength } = options;
  if (!line.startsWith(prefix) || !line.endsWith(suffix)) return null;
  if (line.length < prefix.length + suffix.length) return null;
  const code = line.slice(prefix.length, line.length - suffix.length);
  if (code.length < minLength || code.length > maxLength || broken.test(code)) return null;
  return code;
};
