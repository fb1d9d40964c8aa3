import { CylinderGeometry, Group, Mesh, SphereGeometry, Vector3 } from 'three';
import { drawHead, type FaceMesh, type Head } from './head.ts';
import type { Figure, Motion } from './figure.ts';
import { limb, matte } from './solids.ts';

/** The trunk from hips to neck: height, half its width, half its depth. */
const TRUNK = [
  [0.9, 0.165, 0.11],
  [0.98, 0.16, 0.11],
  [1.08, 0.145, 0.1],
  [1.2, 0.165, 0.115],
  [1.32, 0.185, 0.12],
  [1.41, 0.16, 0.1],
  [1.46, 0.09, 0.075],
  [1.48, 0.06, 0.06],
] as const;
const HEAD_SCALE = 0.0112;
/** From the tip of the nose to the middle of the face, in centimetres of the head. */
const NOSE = new Vector3(0, -1.1, 7.4);
const FINGERS = [-1.5, -0.5, 0.5, 1.5];

const slice = (
  low: (typeof TRUNK)[number],
  high: (typeof TRUNK)[number],
  { breadth, height }: Figure,
  colour: number,
): Mesh => {
  const tall = (high[0] - low[0]) * height;
  const geometry = new CylinderGeometry(1, 1, tall, 40, 4, true);
  const position = geometry.getAttribute('position');
  for (let i = 0; i < position.count; i++) {
    const up = position.getY(i) / tall + 0.5;
    position.setX(i, position.getX(i) * (low[1] + (high[1] - low[1]) * up) * breadth);
    position.setZ(i, position.getZ(i) * (low[2] + (high[2] - low[2]) * up) * breadth);
  }
  geometry.computeVertexNormals();
  const mesh = new Mesh(geometry, matte(colour));
  mesh.position.y = ((low[0] + high[0]) / 2) * height;
  return mesh;
};

const egg = (size: readonly [number, number, number], colour: number): Mesh => {
  const mesh = new Mesh(new SphereGeometry(1, 20, 16), matte(colour));
  mesh.scale.set(...size);
  return mesh;
};

const UP = new Vector3(0, 1, 0);
const FORWARD = new Vector3(0, 0, 1);

export type Body = { readonly group: Group; readonly head: Head; pose(motion: Motion): void };

/** The whole figure, in metres, standing at the origin. */
export const drawBody = (mesh: FaceMesh, figure: Figure): Body => {
  const group = new Group();
  const trunk = new Group();
  group.add(trunk);
  const { top, bottom, skin, breadth } = figure;
  for (const [i, low] of TRUNK.entries()) {
    const high = TRUNK[i + 1];
    if (high) trunk.add(slice(low, high, figure, i < 1 ? bottom : top));
  }
  const nowhere = [new Vector3(), new Vector3(0, 1, 0)] as const;
  const piece = (thick: number, thin: number, colour: number) =>
    limb(group, ...nowhere, thick * breadth, thin * breadth, matte(colour));
  const sides = (['left', 'right'] as const).map((side) => ({
    side,
    sleeve: piece(0.062, 0.052, top),
    upper: piece(0.046, 0.042, skin),
    fore: piece(0.04, 0.028, skin),
    thigh: piece(0.085, 0.058, bottom),
    shin: piece(0.056, 0.04, bottom),
    hand: egg([0.032, 0.075, 0.022], skin),
    fingers: FINGERS.map(() => limb(group, ...nowhere, 0.008, 0.007, matte(skin))),
    shoe: egg([0.045, 0.04, 0.12], 0xe6e2da),
  }));
  for (const { hand, shoe } of sides) group.add(hand, shoe);
  const head = drawHead(mesh, figure);
  head.group.scale.setScalar(HEAD_SCALE);
  group.add(head.group);

  const along = new Vector3();
  const across = new Vector3();
  const between = new Vector3();
  return {
    group,
    head,
    pose({ stand, turn, nod, breath }) {
      group.rotation.y = turn;
      trunk.position.x = (stand.leftShoulder.x + stand.rightShoulder.x) / 2;
      trunk.position.y = breath;
      trunk.scale.z = 1 + breath * 4;
      // The face looks a little further round than the body turns.
      head.group.rotation.set(nod, turn * 0.3, 0);
      head.group.position.copy(stand.nose).addScaledVector(NOSE, -HEAD_SCALE);
      for (const { side, ...part } of sides) {
        const shoulder = stand[`${side}Shoulder`];
        const elbow = stand[`${side}Elbow`];
        const wrist = stand[`${side}Wrist`];
        part.sleeve(shoulder, between.lerpVectors(shoulder, elbow, 0.55));
        part.upper(between.lerpVectors(shoulder, elbow, 0.5), elbow);
        part.fore(elbow, wrist);
        along.subVectors(wrist, elbow).normalize();
        part.hand.position.copy(wrist).addScaledVector(along, 0.075);
        part.hand.quaternion.setFromUnitVectors(UP, along);
        across.crossVectors(FORWARD, along).normalize();
        for (const [i, finger] of part.fingers.entries()) {
          const root = part.hand.position
            .clone()
            .addScaledVector(across, (FINGERS[i] ?? 0) * 0.014)
            .addScaledVector(along, 0.05);
          finger(root, root.clone().addScaledVector(along, 0.06));
        }
        const knee = stand[`${side}Knee`];
        const ankle = stand[`${side}Ankle`];
        part.thigh(stand[`${side}Hip`], knee);
        part.shin(knee, ankle);
        part.shoe.position.set(ankle.x, ankle.y - 0.045, ankle.z + 0.07);
      }
    },
  };
};
