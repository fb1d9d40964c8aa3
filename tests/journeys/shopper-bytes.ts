/** How pictures begin, as files. Of JPEG four bytes: three turn up by chance in a database. */
const PICTURES = {
  jpeg: [
    Buffer.from('ffd8ffe0', 'hex'),
    Buffer.from('ffd8ffe1', 'hex'),
    Buffer.from('ffd8ffdb', 'hex'),
  ],
  png: [Buffer.from('89504e470d0a1a0a', 'hex')],
  webp: [Buffer.from('WEBPVP8')],
  'a picture in text': [
    Buffer.from('data:image/'),
    Buffer.from('/9j/4AAQ'),
    Buffer.from('iVBORw0KGgo'),
  ],
} as const;

/** The kinds of pictures whose beginnings stand somewhere in these bytes. */
export const picturesIn = (bytes: Buffer): string[] =>
  Object.entries(PICTURES)
    .filter(([, heads]) => heads.some((head) => bytes.includes(head)))
    .map(([kind]) => kind);

/** Fewer than any tracker finds of a hand. */
const FEWEST = 20;

/** A long row of fractions in text, or of floats between 0 and 1 in memory's own form: points of a face, body or hand. */
export const pointsIn = (bytes: Buffer): number => {
  const text = bytes.toString('latin1');
  const written = text.match(/(?:-?[01]\.\d{3,}[^\d.]{1,12}){20,}/g)?.length ?? 0;
  return (
    written +
    rowsOf(bytes, 4, (at) => bytes.readFloatLE(at)) +
    rowsOf(bytes, 8, (at) => bytes.readDoubleLE(at))
  );
};

const rowsOf = (bytes: Buffer, size: number, read: (at: number) => number): number => {
  let rows = 0;
  for (let from = 0; from < size; from++) {
    let run = 0;
    for (let at = from; at + size <= bytes.length; at += size) {
      const value = read(at);
      run = value > 0.001 && value < 1 ? run + 1 : 0;
      if (run === FEWEST) rows++;
    }
  }
  return rows;
};
