import { handAt, type HandPose } from '../../../renderer/vision/gestures/hand-model.ts';

/** A hand with skin on it before a wall, for a tracker that has never seen it. */
export type SkinHand = {
  readonly pose: HandPose;
  readonly x: number;
  readonly y: number;
  readonly palm: number;
  readonly skin: readonly [number, number, number];
};

const FINGERS = [
  { bone: [1, 2, 3, 4], thick: 0.25 },
  { bone: [5, 6, 7, 8], thick: 0.2 },
  { bone: [9, 10, 11, 12], thick: 0.21 },
  { bone: [13, 14, 15, 16], thick: 0.2 },
  { bone: [17, 18, 19, 20], thick: 0.17 },
] as const;
const OUTLINE = [0, 1, 2, 5, 9, 13, 17] as const;

export const drawSkinHand = (
  pen: CanvasRenderingContext2D,
  width: number,
  height: number,
  { pose, x, y, palm, skin }: SkinHand,
): void => {
  const tone = (by: number) =>
    `rgb(${skin.map((one) => Math.max(0, Math.min(255, Math.round(one * by)))).join(' ')})`;
  const wall = pen.createLinearGradient(0, 0, width, height);
  wall.addColorStop(0, '#d9d4cb');
  wall.addColorStop(1, '#8f96a0');
  pen.fillStyle = wall;
  pen.fillRect(0, 0, width, height);
  const points = handAt(pose, { x, y, palm });
  const at = (i: number) => points[i] ?? { x, y, z: 0 };
  pen.lineCap = 'round';
  pen.lineJoin = 'round';
  const line = (ids: readonly number[], thick: number, colour: string, blur = 0) => {
    pen.filter = blur > 0 ? `blur(${blur}px)` : 'none';
    pen.strokeStyle = colour;
    pen.lineWidth = thick * palm;
    pen.beginPath();
    for (const id of ids) pen.lineTo(at(id).x, at(id).y);
    pen.stroke();
  };
  // A forearm out of a sleeve.
  const [sin, cos] = [Math.sin(pose.roll), Math.cos(pose.roll)];
  const arm = (from: number, to: number, thick: number, colour: string) => {
    pen.filter = 'none';
    pen.strokeStyle = colour;
    pen.lineWidth = thick * palm;
    pen.beginPath();
    pen.moveTo(x - sin * from * palm, y + cos * from * palm);
    pen.lineTo(x - sin * to * palm, y + cos * to * palm);
    pen.stroke();
  };
  arm(0, 3, 0.62, tone(0.92));
  arm(1.6, 5, 0.95, '#2f4a6e');
  const palmShape = (colour: string, grown: number) => {
    pen.filter = 'none';
    pen.fillStyle = pen.strokeStyle = colour;
    pen.lineWidth = grown * palm;
    pen.beginPath();
    for (const id of OUTLINE) pen.lineTo(at(id).x, at(id).y);
    pen.closePath();
    pen.fill();
    pen.stroke();
  };
  const finger = ({ bone, thick }: (typeof FINGERS)[number]) => {
    line(bone, thick + 0.03, tone(0.62));
    line(bone, thick, tone(0.98));
    line(bone, thick * 0.45, tone(1.1), palm * 0.03);
    // Creases at the joints.
    pen.filter = 'none';
    for (const id of bone.slice(1, 3)) {
      pen.strokeStyle = tone(0.75);
      pen.lineWidth = Math.max(1, palm * 0.018);
      pen.beginPath();
      pen.arc(at(id).x, at(id).y, thick * palm * 0.3, 0.3 + pose.roll, 2.8 + pose.roll);
      pen.stroke();
    }
  };
  const near = FINGERS.filter(({ bone }) => at(bone[3]).z < -0.02 * palm);
  for (const one of FINGERS) if (!near.includes(one)) finger(one);
  palmShape(tone(0.66), 0.29);
  palmShape(tone(1), 0.26);
  line([0, 9], 0.3, tone(1.07), palm * 0.12);
  line([1, 5], 0.05, tone(0.84), 2);
  for (const one of near) finger(one);
  pen.filter = 'none';
};
