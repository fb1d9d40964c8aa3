/** The part of a picture that the glass shows, in parts of the picture's width and height. */
export type Crop = {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
};
export type Size = { readonly width: number; readonly height: number };
/** The middle of a face and its width, in pixels of the picture. */
export type FaceAt = { readonly x: number; readonly y: number; readonly width: number };

/** Of the glass: a face as large as in a hand mirror, with room for hair and neck. */
const FACE_SHARE = 0.42;
/** A head is so much higher than a face is wide, and fills so much of the glass. */
const HEAD = 1.9;
const HEAD_SHARE = 0.86;
/** Beyond that a camera's pixels are seen. */
const MOST_ZOOM = 2.6;

const clamp = (value: number, least: number, most: number): number =>
  Math.min(Math.max(least, most), Math.max(least, value));

/** All of the glass filled, and as much of the picture as then fits. */
const whole = (picture: Size, glass: Size): Size => {
  const scale = Math.min(picture.width / glass.width, picture.height / glass.height);
  return { width: glass.width * scale, height: glass.height * scale };
};

/** Where a face would best be shown. Without one: the middle. */
export const cropFor = (picture: Size, glass: Size, face: FaceAt | null): Crop => {
  const most = whole(picture, glass);
  const zoom = face
    ? clamp(
        Math.min(
          most.width / (face.width / FACE_SHARE),
          most.height / ((face.width * HEAD) / HEAD_SHARE),
        ),
        1,
        MOST_ZOOM,
      )
    : 1;
  const width = most.width / zoom;
  const height = most.height / zoom;
  const x = face ? face.x - width / 2 : (picture.width - width) / 2;
  const y = face ? face.y - height / 2 : (picture.height - height) / 2;
  return {
    x: clamp(x, 0, picture.width - width) / picture.width,
    y: clamp(y, 0, picture.height - height) / picture.height,
    width: width / picture.width,
    height: height / picture.height,
  };
};

/** A mirror that follows every move makes seasick: it stays until the face has left its place by so much of the glass. */
const STAYS = 0.14;
const GROWS = 1.3;
const ARRIVED = 0.02;
const GLIDE_MS = 420;

export type Framing = { readonly crop: Crop; readonly gliding: boolean };

export const follow = (now: Framing | null, wanted: Crop, elapsedMs: number): Framing => {
  if (!now) return { crop: wanted, gliding: false };
  const { crop } = now;
  const off = Math.max(
    Math.abs(wanted.x + wanted.width / 2 - crop.x - crop.width / 2) / crop.width,
    Math.abs(wanted.y + wanted.height / 2 - crop.y - crop.height / 2) / crop.height,
  );
  const ratio = Math.max(wanted.width / crop.width, crop.width / wanted.width);
  const gliding = now.gliding ? off > ARRIVED || ratio > 1 + ARRIVED : off > STAYS || ratio > GROWS;
  if (!gliding) return { crop, gliding: false };
  const share = 1 - Math.exp(-elapsedMs / GLIDE_MS);
  const mix = (from: number, to: number) => from + (to - from) * share;
  return {
    crop: {
      x: mix(crop.x, wanted.x),
      y: mix(crop.y, wanted.y),
      width: mix(crop.width, wanted.width),
      height: mix(crop.height, wanted.height),
    },
    gliding: true,
  };
};

/** From the glass to the picture, both 0 to 1 from the left; a mirror turns left and right. */
export const toPicture = (crop: Crop, across: number, mirror: boolean): number =>
  crop.x + (mirror ? 1 - across : across) * crop.width;
