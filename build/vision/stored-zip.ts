import { crc32 } from 'node:zlib';

const ALIGN = 16;
/** An extra field that Android's zipalign made usual: it holds nothing but zeros. */
const PADDING_FIELD = 0xd935;

/** A zip of uncompressed files, each aligned: MediaPipe reads models where they lie in it. */
export const storedZip = (
  files: readonly (readonly [name: string, bytes: Uint8Array])[],
): Buffer => {
  const bodies: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let offset = 0;
  for (const [name, bytes] of files) {
    const label = Buffer.from(name);
    const padding = (ALIGN - ((offset + 30 + label.length + 4) % ALIGN)) % ALIGN;
    const extra = Buffer.alloc(4 + padding);
    extra.writeUInt16LE(PADDING_FIELD, 0);
    extra.writeUInt16LE(padding, 2);
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(20, 4);
    const sum = crc32(bytes);
    local.writeUInt32LE(sum, 14);
    local.writeUInt32LE(bytes.length, 18);
    local.writeUInt32LE(bytes.length, 22);
    local.writeUInt16LE(label.length, 26);
    local.writeUInt16LE(extra.length, 28);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(20, 4);
    entry.writeUInt16LE(20, 6);
    entry.writeUInt32LE(sum, 16);
    entry.writeUInt32LE(bytes.length, 20);
    entry.writeUInt32LE(bytes.length, 24);
    entry.writeUInt16LE(label.length, 28);
    entry.writeUInt32LE(offset, 42);
    bodies.push(local, label, extra, bytes);
    directory.push(entry, label);
    offset += local.length + label.length + extra.length + bytes.length;
  }
  const listed = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(files.length, 8);
  end.writeUInt16LE(files.length, 10);
  end.writeUInt32LE(listed.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...bodies, listed, end]);
};
