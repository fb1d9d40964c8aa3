import peers from 'epc-tds';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkDigit, toGtin14 } from './gtin.ts';
import { decodeSgtin, encodeSgtin198, encodeSgtin96 } from './sgtin.ts';

const gtin = fc
  .tuple(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 1, max: 999_999_999_999 }))
  .map(([indicator, rest]) => {
    const body = `${indicator}${String(rest).padStart(12, '0')}`;
    return `${body}${checkDigit(body)}`;
  });
const prefixDigits = fc.integer({ min: 6, max: 12 });
const filter = fc.integer({ min: 0, max: 7 });
const serial96 = fc.bigInt({ min: 0n, max: (1n << 38n) - 1n }).map(String);
const SERIAL_ALPHABET =
  '!"%&\'()*+,-./0123456789:;<=>?ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz';
const serial198 = fc.string({
  unit: fc.constantFrom(...SERIAL_ALPHABET.split('')),
  minLength: 1,
  maxLength: 20,
});
const hexOf = (bits: string) => {
  const padded = bits.padEnd(Math.ceil(bits.length / 16) * 16, '0');
  return (padded.match(/.{4}/g) ?? [])
    .map((nibble) => Number.parseInt(nibble, 2).toString(16).toUpperCase())
    .join('');
};
const refusal = (epc: string) => {
  const decoded = decodeSgtin(epc);
  return decoded.ok ? 'accepted' : decoded.refusal;
};

describe('SGTIN', () => {
  test('decodes the example of the Tag Data Standard', () => {
    expect(decodeSgtin('3074257BF7194E4000001A85')).toEqual({
      ok: true,
      value: {
        scheme: 'sgtin-96',
        filter: 3,
        companyPrefix: '0614141',
        gtin: '80614141123458',
        serial: '6789',
      },
    });
  });

  test('96: what is encoded decodes, and the peer library agrees', () => {
    fc.assert(
      fc.property(gtin, serial96, prefixDigits, filter, (g, serial, digits, f) => {
        const encoded = encodeSgtin96({ gtin: g, serial, prefixDigits: digits, filter: f });
        if (!encoded.ok) throw new Error(encoded.refusal);
        expect(encoded.value).toMatch(/^[0-9A-F]{24}$/);
        const decoded = decodeSgtin(encoded.value);
        expect(decoded).toMatchObject({ ok: true, value: { gtin: g, serial, filter: f } });
        const peer = new peers.Sgtin96(encoded.value);
        expect(peer.getGtin()).toBe(g);
        expect(peer.getPartition()).toBe(12 - digits);
        expect(String(peer.getSerial())).toBe(serial);
      }),
    );
  });

  test('198: what is encoded decodes, and the peer library agrees', () => {
    fc.assert(
      fc.property(gtin, serial198, prefixDigits, filter, (g, serial, digits, f) => {
        const encoded = encodeSgtin198({ gtin: g, serial, prefixDigits: digits, filter: f });
        if (!encoded.ok) throw new Error(encoded.refusal);
        for (const epc of [encoded.value, encoded.value.slice(0, 50)])
          expect(decodeSgtin(epc)).toMatchObject({
            ok: true,
            value: { scheme: 'sgtin-198', gtin: g, serial, filter: f },
          });
        const peer = new peers.Sgtin198(encoded.value);
        expect(peer.getGtin()).toBe(g);
        expect(peer.getSerial()).toBe(serial);
      }),
    );
  });

  test('any 96 bits are refused or encode back to themselves', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 12, maxLength: 12 }), (bytes) => {
        bytes[0] = 0x30;
        const epc = Buffer.from(bytes).toString('hex').toUpperCase();
        const decoded = decodeSgtin(epc);
        if (!decoded.ok) return;
        const { value } = decoded;
        expect(
          encodeSgtin96({ ...value, prefixDigits: value.companyPrefix.length }),
          `${epc} ${JSON.stringify(value)}`,
        ).toEqual(
          toGtin14(value.gtin) === null
            ? { ok: false, refusal: 'bad-gtin' }
            : { ok: true, value: epc },
        );
        expect(peers.valueOf(epc).toHexString()).toBe(epc);
      }),
      { numRuns: 500 },
    );
  });

  test('a tag cut short, or too long, is refused at every length', () => {
    const whole = '3074257BF7194E4000001A85';
    for (let length = 1; length < whole.length; length++)
      expect(refusal(whole.slice(0, length))).not.toBe('accepted');
    expect(refusal(`${whole}0000`)).toBe('wrong-length');
    const encoded = encodeSgtin198({ gtin: '80614141123458', serial: '32a/b' });
    if (!encoded.ok) throw new Error(encoded.refusal);
    expect(refusal(encoded.value.slice(0, 48))).toBe('wrong-length');
    expect(refusal(`${encoded.value}0000`)).toBe('wrong-length');
  });

  test('what the standard forbids is refused by name', () => {
    const item = (partition: string, rest: string) => hexOf(`00110000001${partition}${rest}`);
    expect(refusal('E2801160600002084F0CAA11')).toBe('unknown-header');
    expect(refusal('3174257BF7194E4000001A85')).toBe('unknown-header');
    expect(refusal('30XX257BF7194E4000001A85')).toBe('not-hexadecimal');
    expect(refusal(item('111', '0'.repeat(82)))).toBe('reserved-partition');
    expect(refusal(item('101', '1'.repeat(24) + '0'.repeat(58)))).toBe(
      'company-prefix-out-of-range',
    );
    expect(refusal(item('000', '0'.repeat(40) + '1010' + '0'.repeat(38)))).toBe(
      'item-reference-out-of-range',
    );
    expect(refusal(item('101', '0'.repeat(24) + '1'.repeat(20) + '0'.repeat(38)))).toBe(
      'item-reference-out-of-range',
    );
  });

  test('198: an empty serial, a hole in it, a foreign character and set padding are refused', () => {
    const tag = (serial: string, padding = '') =>
      hexOf(`00110110001101${'0'.repeat(24)}${'0'.repeat(20)}${serial.padEnd(140, '0')}${padding}`);
    const c = (text: string) =>
      text
        .split('')
        .map((x) => x.charCodeAt(0).toString(2).padStart(7, '0'))
        .join('');
    expect(refusal(tag(c('A')))).toBe('accepted');
    expect(refusal(tag(''))).toBe('bad-serial');
    expect(refusal(tag(c('A\0B')))).toBe('bad-serial');
    expect(refusal(tag(c('A B')))).toBe('bad-serial');
    expect(refusal(tag(c('A'), '0000000001'))).toBe('padding-set');
  });

  test('encoding refuses what no tag can carry', () => {
    const g = '80614141123458';
    expect(encodeSgtin96({ gtin: '80614141123459', serial: '1' })).toMatchObject({
      ok: false,
      refusal: 'bad-gtin',
    });
    expect(encodeSgtin96({ gtin: g, serial: '274877906944' })).toMatchObject({
      refusal: 'bad-serial',
    });
    expect(encodeSgtin96({ gtin: g, serial: '007' })).toMatchObject({ refusal: 'bad-serial' });
    expect(encodeSgtin96({ gtin: g, serial: '7', prefixDigits: 5 })).toMatchObject({
      refusal: 'reserved-partition',
    });
    expect(encodeSgtin96({ gtin: g, serial: '7', filter: 8 })).toMatchObject({
      refusal: 'bad-filter',
    });
    expect(encodeSgtin198({ gtin: g, serial: 'a'.repeat(21) })).toMatchObject({
      refusal: 'bad-serial',
    });
  });
});

describe('GTIN', () => {
  test('8, 12, 13 and 14 digits become 14, a wrong check digit is refused', () => {
    expect(toGtin14('6901234567892')).toBe('06901234567892');
    expect(toGtin14('036000291452')).toBe('00036000291452');
    expect(toGtin14('96385074')).toBe('00000096385074');
    expect(toGtin14('6901234567893')).toBeNull();
    expect(toGtin14('690123456789')).toBeNull();
    expect(toGtin14('0000000000000')).toBeNull();
    expect(toGtin14('69012345678a2')).toBeNull();
  });
});
