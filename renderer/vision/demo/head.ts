import {
  BufferAttribute,
  BufferGeometry,
  CanvasTexture,
  DoubleSide,
  Group,
  Mesh,
  MeshStandardMaterial,
  SphereGeometry,
  SRGBColorSpace,
  Vector3,
} from 'three';
import { limb, matte, partOf, type Part } from './solids.ts';
import { paintFace } from './face-paint.ts';
import { withMouth } from './mouth.ts';
import type { Figure } from './figure.ts';

/** As the build lays it beside the pages: x, y, z in centimetres and u, v for each point. */
export type FaceMesh = {
  readonly points: readonly number[];
  readonly triangles: readonly number[];
};

const PER_POINT = 5;

const at = ({ points }: FaceMesh, point: number): Vector3 =>
  new Vector3(
    points[PER_POINT * point],
    points[PER_POINT * point + 1],
    points[PER_POINT * point + 2],
  );

const faceGeometry = (mesh: FaceMesh): BufferGeometry => {
  const count = mesh.points.length / PER_POINT;
  const position = new Float32Array(count * 3);
  const uv = new Float32Array(count * 2);
  for (let i = 0; i < count; i++) {
    for (let k = 0; k < 3; k++) position[3 * i + k] = mesh.points[PER_POINT * i + k] ?? 0;
    uv[2 * i] = mesh.points[PER_POINT * i + 3] ?? 0;
    uv[2 * i + 1] = mesh.points[PER_POINT * i + 4] ?? 0;
  }
  const geometry = new BufferGeometry();
  geometry.setAttribute('position', new BufferAttribute(position, 3));
  geometry.setAttribute('uv', new BufferAttribute(uv, 2));
  geometry.setIndex([...mesh.triangles]);
  geometry.computeVertexNormals();
  return geometry;
};

/** The mesh has holes where eyes are: an eyeball, an iris and a pupil stand behind each. */
const eye = (mesh: FaceMesh, corners: readonly [number, number, number, number], iris: number) => {
  const [outer, inner, upper, lower] = corners.map((point) => at(mesh, point)) as [
    Vector3,
    Vector3,
    Vector3,
    Vector3,
  ];
  const radius = outer.distanceTo(inner) * 0.62;
  const centre = outer.clone().add(inner).add(upper).add(lower).divideScalar(4);
  centre.z -= radius * 0.86;
  const group = new Group();
  const cap = (grown: number, angle: number, colour: number) => {
    const part = new Mesh(
      new SphereGeometry(radius * grown, 32, 24, 0, 2 * Math.PI, 0, angle),
      matte(colour, 0.28),
    );
    part.rotation.x = Math.PI / 2;
    group.add(part);
  };
  group.add(new Mesh(new SphereGeometry(radius, 32, 24), matte(0xf4efe9, 0.25)));
  cap(1.01, 0.42, iris);
  cap(1.02, 0.19, 0x0a0a0a);
  group.position.copy(centre);
  return group;
};

type Size = readonly [number, number, number];

const ball = (size: Size, place: Size, colour: number, part: Part, upTo = Math.PI) => {
  const one = partOf(
    new Mesh(
      new SphereGeometry(1, 40, 28, 0, 2 * Math.PI, 0, upTo),
      matte(colour, part === 'hair' ? 0.9 : 0.75),
    ),
    part,
  );
  one.scale.set(...size);
  one.position.set(...place);
  return one;
};

/** Besides what covers the skull. */
const HAIRCUTS: Readonly<Record<Figure['cut'], readonly (readonly [size: Size, place: Size])[]>> = {
  short: [],
  bob: [
    [
      [8.5, 9, 6.6],
      [0, -1.2, -6.6],
    ],
  ],
  bun: [
    [
      [3, 2.7, 3],
      [0, 12.4, -8.5],
    ],
  ],
  long: [
    [
      [8.7, 9, 6.8],
      [0, -1.2, -6.4],
    ],
  ],
};

type Knot = readonly [x: number, y: number, z: number, thick: number];
/** Long hair falls over both shoulders; the sides are mirrored. */
const STRANDS: readonly (readonly Knot[])[] = [
  [
    [7.2, 5, -4.5, 2.2],
    [8.2, -5, -3, 2.7],
    [8.6, -12, 2, 2.8],
    [8.8, -17, 8.5, 2.8],
    [8.6, -22, 12, 2.7],
    [8, -30, 13, 2.5],
    [7.2, -39, 13, 1.4],
  ],
  [
    [7.6, 2, -7, 2.2],
    [9.8, -8, -4, 2.7],
    [11.4, -13, 3, 2.6],
    [11.8, -18, 9, 2.6],
    [11.6, -24, 11.5, 2.4],
    [10.6, -34, 12, 1.3],
  ],
];
const strands = (group: Group, hair: number): void => {
  for (const side of [-1, 1])
    for (const knots of STRANDS)
      for (const [i, [x, y, z, thick]] of knots.slice(0, -1).entries()) {
        const [toX, toY, toZ, thin] = knots[i + 1] ?? [x, y, z, thick];
        const [from, to] = [new Vector3(side * x, y, z), new Vector3(side * toX, toY, toZ)];
        limb(group, from, to, thick, thin, matte(hair, 0.9), 'hair');
      }
};

export type Head = {
  readonly group: Group;
  /** Where each of the 468 points of the face is, in the head's own centimetres. */
  readonly points: readonly Vector3[];
  /** The mesh that carries them. */
  readonly face: Mesh;
};

/** A head in centimetres, about the middle of the face. */
export const drawHead = (given: FaceMesh, figure: Figure): Head => {
  const { skin, hair } = figure;
  const mesh = withMouth(given, figure.parted);
  const group = new Group();
  const texture = new CanvasTexture(paintFace(mesh, figure));
  texture.colorSpace = SRGBColorSpace;
  texture.anisotropy = 8;
  const face = new Mesh(
    faceGeometry(mesh),
    new MeshStandardMaterial({ map: texture, roughness: 0.62, side: DoubleSide }),
  );
  group.add(partOf(face, 'skin'));
  group.add(
    eye(mesh, [33, 133, 159, 145], figure.iris),
    eye(mesh, [263, 362, 386, 374], figure.iris),
  );
  const mouth = at(mesh, 13).add(at(mesh, 14)).multiplyScalar(0.5);
  group.add(ball([2.4, 0.7, 0.6], [mouth.x, mouth.y, mouth.z - 1.4], 0x3d1013, 'skin'));
  group.add(ball([7.35, 9.2, 7.6], [0, 2.2, -4.4], skin, 'skin'));
  const scalp = ball([8.1, 9.9, 8.4], [0, 3.1, -5], hair, 'hair', 1.75);
  scalp.rotation.x = -0.5;
  group.add(scalp, ...HAIRCUTS[figure.cut].map(([size, place]) => ball(size, place, hair, 'hair')));
  if (figure.cut === 'long') strands(group, hair);
  for (const side of [-1, 1])
    group.add(ball([0.7, 1.9, 1.1], [side * 7.6, 0.4, -3.6], skin, 'skin'));
  limb(group, new Vector3(0, -16, -4.5), new Vector3(0, -5, -4.2), 5, 4.2, matte(skin), 'skin');
  const points = Array.from({ length: mesh.points.length / PER_POINT }, (_, i) => at(mesh, i));
  return { group, points, face };
};
