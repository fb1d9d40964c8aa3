import { Group, Quaternion, Vector3 } from 'three';
import { egg, limb, matte } from './solids.ts';

/** From the wrist along +y, the palm towards the body, in metres: where each finger begins, its two bones, and its tip. */
const FINGERS: readonly (readonly [x: number, y: number, long: number, thick: number])[] = [
  [-0.021, 0.088, 0.066, 0.0078],
  [-0.0075, 0.094, 0.076, 0.0082],
  [0.0065, 0.092, 0.07, 0.008],
  [0.019, 0.085, 0.054, 0.0068],
];
/** At rest no finger is straight. */
const CURL = 0.32;

/** A hand at rest. `side` is 1 for the figure's own left. */
export const drawHand = (side: 1 | -1, skin: number): Group => {
  const hand = new Group();
  const flesh = () => matte(skin);
  const palm = egg([0.03, 0.052, 0.0155], skin, 'skin');
  palm.position.y = 0.052;
  hand.add(palm);
  limb(hand, new Vector3(), new Vector3(0, 0.04, 0), 0.0255, 0.024, flesh(), 'skin');
  const bone = (from: Vector3, to: Vector3, thick: number, thin: number) =>
    limb(hand, from, to, thick, thin, flesh(), 'skin');
  for (const [x, y, long, thick] of FINGERS) {
    const root = new Vector3(x, y, 0);
    const knuckle = new Vector3(x * 1.12, y + long * 0.55, 0.004);
    const tip = knuckle
      .clone()
      .add(new Vector3(0, long * 0.45 * Math.cos(CURL), long * 0.45 * Math.sin(CURL)));
    bone(root, knuckle, thick, thick * 0.94);
    bone(knuckle, tip, thick * 0.94, thick * 0.78);
  }
  const thumb = new Vector3(-0.024, 0.03, 0.004);
  const joint = new Vector3(-0.041, 0.064, 0.012);
  bone(thumb, joint, 0.0125, 0.0095);
  bone(joint, new Vector3(-0.043, 0.092, 0.016), 0.0095, 0.0075);
  hand.scale.x = side;
  return hand;
};

const UP = new Vector3(0, 1, 0);
const turned = new Quaternion();

/** Lays a hand on after the wrist; thumbs point forward on arms that hang. */
export const layHand = (hand: Group, side: 1 | -1, wrist: Vector3, along: Vector3): void => {
  hand.position.copy(wrist);
  hand.quaternion.setFromUnitVectors(UP, along);
  hand.quaternion.multiply(turned.setFromAxisAngle(UP, side * 0.9));
};
