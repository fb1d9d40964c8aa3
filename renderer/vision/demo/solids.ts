import {
  CylinderGeometry,
  Mesh,
  MeshStandardMaterial,
  SphereGeometry,
  Vector3,
  type Object3D,
} from 'three';

export const matte = (color: number, roughness = 0.75): MeshStandardMaterial =>
  new MeshStandardMaterial({ color, roughness });

const UP = new Vector3(0, 1, 0);

/** A limb that can be laid between two points again and again. */
export const limb = (
  parent: Object3D,
  from: Vector3,
  to: Vector3,
  thick: number,
  thin: number,
  material: MeshStandardMaterial,
): ((from: Vector3, to: Vector3) => void) => {
  const bone = new Mesh(new CylinderGeometry(thin, thick, 1, 20), material);
  const start = new Mesh(new SphereGeometry(thick, 20, 16), material);
  const end = new Mesh(new SphereGeometry(thin, 20, 16), material);
  parent.add(bone, start, end);
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
