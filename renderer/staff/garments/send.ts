import { ok, UPLOAD_PART, type Link, type Result } from '../../../preload/contract/index.ts';

const base64 = (bytes: Uint8Array): string => {
  let text = '';
  for (const byte of bytes) text += String.fromCodePoint(byte);
  return btoa(text);
};

/** A picture in parts, one after the other; the answer is the name it waits under. */
export const sendPicture = async (
  link: Pick<Link, 'call'>,
  png: Blob,
  onProgress: (share: number) => void,
): Promise<Result<string>> => {
  const bytes = new Uint8Array(await png.arrayBuffer());
  const upload = `garment-${crypto.getRandomValues(new Uint32Array(3)).join('-')}`;
  for (let part = 0; part * UPLOAD_PART < bytes.length; part++) {
    const sent = await link.call('garments.upload', {
      upload,
      part,
      data: base64(bytes.subarray(part * UPLOAD_PART, (part + 1) * UPLOAD_PART)),
    });
    if (!sent.ok) return sent;
    onProgress(sent.value.bytes / bytes.length);
  }
  return ok(upload);
};
