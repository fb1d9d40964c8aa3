import {
  CanvasTexture,
  Color,
  DirectionalLight,
  HemisphereLight,
  Mesh,
  MeshBasicMaterial,
  PerspectiveCamera,
  Scene,
  SRGBColorSpace,
  Texture,
  Vector3,
  WebGLRenderer,
} from 'three';
import { drawBody } from './body.ts';
import {
  armAcross,
  armsUp,
  asideAt,
  figureOf,
  JOINTS,
  moveAt,
  type Figure,
  type Joint,
  type Motion,
} from './figure.ts';
import type { FaceMesh } from './head.ts';

export type Spot = readonly [x: number, y: number];

/** Where everything is in the picture that was drawn last, in pixels: what a tracker ought to find. */
export type Truth = {
  readonly joints: Readonly<Record<Joint, Spot>>;
  /** The 468 points of the face. */
  readonly face: readonly Spot[];
};

/** `near` is as close as somebody stands who looks at their own face; `passing` comes by, looks, and goes on. */
export type Framing = 'whole' | 'portrait' | 'near' | 'passing';
/** The shop's ceiling lights, a window at one side, or an evening. */
export type Lighting = 'shop' | 'side' | 'dim';

export type Arms = 'moving' | 'across' | 'up';

export type DrawnPerson = {
  readonly canvas: HTMLCanvasElement;
  /** Draws the person at a moment. */
  draw(seconds: number): Truth;
  /** White where this is seen of the person drawn last, and black all round; `draw` brings the person back. */
  drawOnly(what: 'top' | 'skin' | 'hair' | 'person'): void;
  dispose(): void;
};

/** A plain wall and a floor, in the light of a shop. */
const room = (): CanvasTexture => {
  const canvas = document.createElement('canvas');
  canvas.width = 8;
  canvas.height = 384;
  const paint = canvas.getContext('2d');
  if (paint) {
    const shades = paint.createLinearGradient(0, 0, 0, canvas.height);
    for (const [stop, colour] of [
      [0, '#d9d4cb'],
      [0.68, '#c9c2b6'],
      [0.7, '#8a7560'],
      [1, '#6d5a48'],
    ] as const)
      shades.addColorStop(stop, colour);
    paint.fillStyle = shades;
    paint.fillRect(0, 0, canvas.width, canvas.height);
  }
  const texture = new CanvasTexture(canvas);
  texture.colorSpace = SRGBColorSpace;
  return texture;
};

const LENS = {
  whole: { angle: 38, from: new Vector3(0, 1, 3.1), to: new Vector3(0, 0.92, 0) },
  portrait: { angle: 30, from: new Vector3(0, 1.58, 1.25), to: new Vector3(0, 1.5, 0) },
  near: { angle: 30, from: new Vector3(0, 1.6, 0.95), to: new Vector3(0, 1.57, 0) },
  passing: { angle: 52, from: new Vector3(0, 1.5, 1.6), to: new Vector3(0, 1.2, 0) },
} as const satisfies Record<Framing, object>;

const LIGHTS = {
  shop: { sky: 1.6, sun: 2, from: [1.5, 3, 4] },
  side: { sky: 0.8, sun: 3.4, from: [5, 1.5, 1.2] },
  dim: { sky: 0.55, sun: 0.5, from: [-2, 3, 3] },
} as const satisfies Record<
  Lighting,
  { sky: number; sun: number; from: readonly [number, number, number] }
>;

const held = (arms: Arms, moving: Motion, figure: Figure): Motion =>
  arms === 'across' ? armAcross(moving, figure) : arms === 'up' ? armsUp(moving) : moving;

/** The person of this seed, drawn onto a canvas of their own. */
export const drawPerson = (
  mesh: FaceMesh,
  seed: number,
  {
    width = 640,
    height = 480,
    framing = 'whole',
    looks = {},
    lighting = 'shop',
    arms = 'moving',
  }: {
    readonly width?: number;
    readonly height?: number;
    readonly framing?: Framing;
    /** What is otherwise than the seed has it. */
    readonly looks?: Partial<Figure>;
    readonly lighting?: Lighting;
    readonly arms?: Arms;
  } = {},
): DrawnPerson => {
  const figure = { ...figureOf(seed), ...looks };
  const renderer = new WebGLRenderer({ antialias: true, preserveDrawingBuffer: true });
  renderer.setSize(width, height, false);
  const scene = new Scene();
  scene.background = room();
  const light = LIGHTS[lighting];
  scene.add(new HemisphereLight(0xffffff, 0x887766, light.sky));
  const sun = new DirectionalLight(0xfff2e0, light.sun);
  const [sunX, sunY, sunZ] = light.from;
  sun.position.set(sunX, sunY, sunZ);
  scene.add(sun);
  const body = drawBody(mesh, figure);
  scene.add(body.group);
  const { angle, from, to } = LENS[framing];
  const camera = new PerspectiveCamera(angle, width / height, 0.05, 20);
  camera.position.copy(from).setY(from.y * figure.height);
  camera.lookAt(to.clone().setY(to.y * figure.height));
  camera.updateMatrixWorld();

  const spot = (point: Vector3): Spot => {
    const seen = point.project(camera);
    return [((seen.x + 1) / 2) * width, ((1 - seen.y) / 2) * height];
  };

  return {
    canvas: renderer.domElement,
    draw(seconds) {
      const motion = held(arms, moveAt(figure, seconds), figure);
      body.pose(motion);
      if (framing === 'passing') body.group.position.x = asideAt(seconds);
      scene.updateMatrixWorld(true);
      renderer.render(scene, camera);
      const { group, head } = body;
      return {
        joints: Object.fromEntries(
          JOINTS.map((joint) => [
            joint,
            spot(motion.stand[joint].clone().applyMatrix4(group.matrixWorld)),
          ]),
        ) as Record<Joint, Spot>,
        face: head.points.map((point) => spot(point.clone().applyMatrix4(head.face.matrixWorld))),
      };
    },
    drawOnly(what) {
      const worn = new Map<Mesh, Mesh['material']>();
      const { background } = scene;
      scene.background = new Color(0);
      scene.traverse((one) => {
        if (!(one instanceof Mesh)) return;
        const { material } = one;
        worn.set(one, material);
        const { part } = one.userData;
        const isIt = what === 'person' ? !(material instanceof MeshBasicMaterial) : part === what;
        one.material = new MeshBasicMaterial({ color: isIt ? 0xffffff : 0 });
      });
      renderer.render(scene, camera);
      for (const [one, material] of worn) {
        for (const flat of [one.material].flat()) flat.dispose();
        one.material = material;
      }
      scene.background = background;
    },
    dispose() {
      scene.traverse((one) => {
        if (!(one instanceof Mesh)) return;
        one.geometry.dispose();
        for (const material of [one.material].flat()) {
          if (material.map instanceof Texture) material.map.dispose();
          material.dispose();
        }
      });
      if (scene.background instanceof Texture) scene.background.dispose();
      renderer.dispose();
      renderer.forceContextLoss();
    },
  };
};
