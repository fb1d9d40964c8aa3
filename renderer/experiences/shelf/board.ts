import {
  CanvasTexture,
  Color,
  DirectionalLight,
  ExtrudeGeometry,
  Group,
  HemisphereLight,
  Mesh,
  MeshPhysicalMaterial,
  MeshStandardMaterial,
  PerspectiveCamera,
  Scene,
  Shape,
  ShapeGeometry,
  SRGBColorSpace,
  WebGLRenderer,
} from 'three';
import type { Tier } from '../../scene/tier.ts';
import { ASPECT, printBack, printFront, type Print } from './prints.ts';
import type { Turned } from './turned.ts';

export type Board = {
  /** Another product; resolves when it is to be seen. */
  show(print: Print): Promise<void>;
  /** `held` goes with the hand at once; else it comes round softly. */
  turn(to: Turned, held: boolean): void;
  resize(width: number, height: number, pixelRatio: number): void;
  close(): void;
};

const FIELD = 26;
const TALL = 1;
const WIDE = TALL * ASPECT;
const THICK = 0.034;
const ROUND = 0.016;
/** Rounded off, as wide as some pixels: a thinner one breaks into dashes where the card is turned. */
const EDGE = 0.006;
const ABOVE = 0.0008;
const BOARD = 0xe6ddcf;
/** Room around the card for its corners as they come nearer. */
export const ROOM = 1.24;
const DISTANCE = (0.5 * TALL * ROOM) / Math.tan(((FIELD / 2) * Math.PI) / 180);
/** How much of the way is left after a second of coming round. */
const LEFT_AFTER_S = 0.004;
const STILL = 0.0005;
const quality = {
  low: { pixelRatio: 1, edge: 1024 },
  high: { pixelRatio: 2, edge: 1536 },
} as const;

const outline = (): Shape => {
  const [x, y] = [WIDE / 2, TALL / 2];
  const shape = new Shape();
  shape.moveTo(-x + ROUND, -y);
  shape.lineTo(x - ROUND, -y);
  shape.quadraticCurveTo(x, -y, x, -y + ROUND);
  shape.lineTo(x, y - ROUND);
  shape.quadraticCurveTo(x, y, x - ROUND, y);
  shape.lineTo(-x + ROUND, y);
  shape.quadraticCurveTo(-x, y, -x, y - ROUND);
  shape.lineTo(-x, -y + ROUND);
  shape.quadraticCurveTo(-x, -y, -x + ROUND, -y);
  return shape;
};

/** A face of the card; its picture fills it from edge to edge. */
const face = (): ShapeGeometry => {
  const geometry = new ShapeGeometry(outline(), 6);
  const position = geometry.getAttribute('position');
  const uv = geometry.getAttribute('uv');
  for (let i = 0; i < position.count; i++)
    uv.setXY(i, position.getX(i) / WIDE + 0.5, position.getY(i) / TALL + 0.5);
  return geometry;
};

/** A product on thick board under a lamp. Nothing is drawn while nothing moves. */
export const openBoard = (
  canvas: HTMLCanvasElement,
  tier: Exclude<Tier, 'poster'>,
  onLost: () => void,
): Board => {
  const want = quality[tier];
  const renderer = new WebGLRenderer({ canvas, alpha: true, antialias: true });
  renderer.setClearAlpha(0);
  const scene = new Scene();
  const camera = new PerspectiveCamera(FIELD, 1, 0.1, 10);
  camera.position.z = DISTANCE;
  // Together they leave white as white as on the cards of paper beside it, where the card faces the shopper.
  scene.add(new HemisphereLight(0xffffff, 0xf4f1ec, 2.1));
  const lamp = new DirectionalLight(0xfffaf5, 1.6);
  lamp.position.set(1.2, 1.4, 2.2);
  scene.add(lamp);
  const card = new Group();
  scene.add(card);

  const body = new ExtrudeGeometry(outline(), {
    depth: THICK,
    bevelEnabled: true,
    bevelSize: EDGE,
    bevelThickness: EDGE,
    bevelSegments: 3,
    curveSegments: 6,
  });
  body.translate(0, 0, -THICK / 2);
  const paper = new MeshStandardMaterial({ color: BOARD, roughness: 0.9 });
  const printed = () => new MeshPhysicalMaterial({ roughness: 0.65, clearcoatRoughness: 0.5 });
  const sides = [printed(), printed()] as const;
  const flat = face();
  const front = new Mesh(flat, sides[0]);
  const back = new Mesh(flat, sides[1]);
  front.position.z = THICK / 2 + EDGE + ABOVE;
  back.position.z = -front.position.z;
  back.rotation.y = Math.PI;
  card.add(new Mesh(body, paper), front, back);

  let to: Turned = { turn: 0, tilt: 0, roll: 0 };
  let at: Turned = to;
  let request = 0;
  let last = 0;
  let closed = false;
  const draw = (now: number) => {
    request = 0;
    const seconds = Math.min(0.1, (now - last) / 1_000);
    last = now;
    const share = 1 - LEFT_AFTER_S ** seconds;
    const near = (a: number, b: number) => a + (b - a) * share;
    at = {
      turn: near(at.turn, to.turn),
      tilt: near(at.tilt, to.tilt),
      roll: near(at.roll, to.roll),
    };
    const left =
      Math.abs(at.turn - to.turn) + Math.abs(at.tilt - to.tilt) + Math.abs(at.roll - to.roll);
    if (left < STILL) at = to;
    card.rotation.set(at.tilt, at.turn, -at.roll, 'XZY');
    renderer.render(scene, camera);
    if (at !== to) ask();
  };
  const ask = () => {
    if (request !== 0 || closed) return;
    request = requestAnimationFrame(draw);
  };
  const lost = (event: Event) => {
    event.preventDefault();
    onLost();
  };
  canvas.addEventListener('webglcontextlost', lost);

  const paint = (material: MeshPhysicalMaterial, print: HTMLCanvasElement, isGlass: boolean) => {
    // Black is glass, which a lamp must not make grey.
    material.specularIntensity = isGlass ? 0 : 1;
    material.clearcoat = isGlass || tier === 'low' ? 0 : 0.25;
    material.map?.dispose();
    const texture = new CanvasTexture(print);
    texture.colorSpace = SRGBColorSpace;
    texture.anisotropy = 4;
    material.map = texture;
    material.needsUpdate = true;
  };

  return {
    async show(print) {
      const drawn = await printFront(print, want.edge);
      if (closed) return;
      const isGlass = new Color(print.colours.paper).getHex() === 0;
      paint(sides[0], drawn, isGlass);
      paint(sides[1], printBack(print, want.edge), isGlass);
      paper.color.set(isGlass ? print.colours.ink : BOARD);
      ask();
    },
    turn(next, held) {
      to = next;
      if (held) at = next;
      last = performance.now();
      ask();
    },
    resize(width, height, pixelRatio) {
      renderer.setPixelRatio(Math.min(pixelRatio, want.pixelRatio));
      renderer.setSize(width, height, false);
      camera.aspect = width / height;
      camera.updateProjectionMatrix();
      ask();
    },
    close() {
      closed = true;
      cancelAnimationFrame(request);
      canvas.removeEventListener('webglcontextlost', lost);
      for (const material of sides) {
        material.map?.dispose();
        material.dispose();
      }
      paper.dispose();
      flat.dispose();
      body.dispose();
      renderer.dispose();
      renderer.forceContextLoss();
    },
  };
};
