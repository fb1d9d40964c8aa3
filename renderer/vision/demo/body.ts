import { CircleGeometry, Group, Mesh, MeshBasicMaterial, Vector3 } from 'three';
import { TOP } from './clothes.ts';
import { drawHead, type FaceMesh, type Head } from './head.ts';
import type { Figure, Motion } from './figure.ts';
import { drawHand, layHand } from './hand.ts';
import { egg, limb, matte, type Part } from './solids.ts';
import { drawTorso } from './torso.ts';

const HEAD_SCALE = 0.0112;
/** From the tip of the nose to the middle of the face, in centimetres of the head. */
const NOSE = new Vector3(0, -1.1, 7.4);

/** What somebody who stands in a lit room leaves on the floor; without it they float. */
const shadow = (breadth: number): Mesh => {
  const one = new Mesh(
    new CircleGeometry(0.3 * breadth, 40),
    new MeshBasicMaterial({ color: 0x2a2018, transparent: true, opacity: 0.28 }),
  );
  one.rotation.x = -Math.PI / 2;
  one.scale.y = 0.6;
  one.position.set(0, 0.004, 0.03);
  return one;
};

export type Body = { readonly group: Group; readonly head: Head; pose(motion: Motion): void };

/** The whole figure, in metres, standing at the origin. */
export const drawBody = (mesh: FaceMesh, figure: Figure): Body => {
  const group = new Group();
  const { top, bottom, skin, breadth } = figure;
  const trunk = drawTorso(figure);
  group.add(trunk, shadow(breadth));
  const nowhere = [new Vector3(), new Vector3(0, 1, 0)] as const;
  const piece = (
    thick: number,
    thin: number,
    colour: number,
    part: Part,
    ends?: Parameters<typeof limb>[7],
  ) => limb(group, ...nowhere, thick * breadth, thin * breadth, matte(colour, 0.85), part, ends);
  const sides = (
    [
      ['left', 1],
      ['right', -1],
    ] as const
  ).map(([side, sign]) => ({
    side,
    sign,
    sleeve: piece(TOP.sleeve.thick, TOP.sleeve.thin, top, 'top', 'cut'),
    upper: piece(0.046, 0.042, skin, 'skin'),
    fore: piece(0.041, 0.027, skin, 'skin'),
    thigh: piece(0.08, 0.06, bottom, 'bottom'),
    shin: piece(0.059, 0.046, bottom, 'bottom'),
    hand: drawHand(sign, skin),
    shoe: egg([0.045, 0.04, 0.12], 0xe6e2da, 'shoe'),
    sole: egg([0.047, 0.018, 0.124], 0x8f8a80, 'shoe'),
  }));
  for (const { hand, shoe, sole } of sides) group.add(hand, shoe, sole);
  const head = drawHead(mesh, figure);
  head.group.scale.setScalar(HEAD_SCALE);
  group.add(head.group);

  const along = new Vector3();
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
      for (const { side, sign, ...part } of sides) {
        const shoulder = stand[`${side}Shoulder`];
        const elbow = stand[`${side}Elbow`];
        const wrist = stand[`${side}Wrist`];
        part.sleeve(shoulder, between.lerpVectors(shoulder, elbow, TOP.sleeve.share));
        part.upper(between.lerpVectors(shoulder, elbow, 0.5), elbow);
        part.fore(elbow, wrist);
        layHand(part.hand, sign, wrist, along.subVectors(wrist, elbow).normalize());
        const knee = stand[`${side}Knee`];
        const ankle = stand[`${side}Ankle`];
        part.thigh(stand[`${side}Hip`], knee);
        part.shin(knee, ankle);
        part.shoe.position.set(ankle.x, ankle.y - 0.045, ankle.z + 0.07);
        part.sole.position.set(ankle.x, ankle.y - 0.072, ankle.z + 0.07);
      }
    },
  };
};
