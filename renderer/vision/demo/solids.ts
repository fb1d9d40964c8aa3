import {
  CylinderGeometry,
  Mesh,
  MeshStandardMaterial,
  SphereGeometry,
  Vector3,
  type Object3D,
} from 'three';

/** What of the person it is, for whoever asks what is seen where. */
export type Part = 'skin' | 'top' | 'bottom' | 'hair' | 'shoe';

export const partOf = <T extends Object3D>(one: T, part: Part): T => {
  one.userData['part'] = part;
  return one;
};

export const matte = (color: number, roughness = 0.75): MeshStandardMaterial =>
  new MeshStandardMaterial({ color, roughness });

export const darker = (colour: number, by: number): number => {
  const channel = (shift: number) => Math.round(((colour >> shift) & 255) * by) << shift;
  return channel(16) | channel(8) | channel(0);
};

export const egg = (size: readonly [number, number, number], colour: number, part: Part): Mesh => {
  const mesh = partOf(new Mesh(new SphereGeometry(1, 24, 18), matte(colour)), part);
  mesh.scale.set(...size);
  return mesh;
};

const UP = new Vector3(0, 1, 0);

/** A limb that can be laid between two points again and again. */
export const limb = (
  parent: Object3D,
  from: Vector3,
  to: Vector3,
  thick: number,
  thin: number,
  material: MeshStandardMaterial,
  part: Part,
  ends: 'round' | 'cut' = 'round',
): ((from: Vector3, to: Vector3) => void) => {
  const bone = new Mesh(new CylinderGeometry(thin, thick, 1, 20), material);
  const start = new Mesh(new SphereGeometry(thick, 20, 16), material);
  const end = new Mesh(new SphereGeometry(thin, 20, 16), material);
  // A sleeve ends where it is cut.
  for (const one of ends === 'cut' ? [bone, start] : [bone, start, end])
    parent.add(partOf(one, part));
  const along = new Vector3();
  const lay = (a: Vector3, b: Vector3) => {
    along.subVectors(b, a);
    bone.scale.y = along.length();
    bone.position.addVectors(a, b).multiplyScalar(0.5);
    bone.quaternion.setFromUnitVectors(UP, along.normalize());
    start.position.copy(a);
    end.position.copy(b);
  };
  lay(from, to);
  return lay;
};
