import {
  Group,
  Mesh,
  PerspectiveCamera,
  PlaneGeometry,
  Scene,
  ShaderMaterial,
  WebGLRenderer,
  type Texture,
} from 'three';
import { runFrames } from '../../scene/frames.ts';
import { hangPicture, SHADOW_MARGIN, type HungPicture } from '../../scene/picture.ts';
import type { Tier } from '../../scene/tier.ts';
import {
  clothFragment,
  clothVertex,
  shadowFragment,
  shadowVertex,
  sunFragment,
  sunVertex,
} from './shaders.ts';

export type GarmentScene = {
  /** Hangs another garment; resolves when it is to be seen. */
  show(source: string): Promise<void>;
  resize(width: number, height: number, pixelRatio: number): void;
  close(): void;
};

const FADE_SECONDS = 1.1;
const FIELD = 24;
/** Where a plane of height 1 fills the field of view from top to bottom. */
const DISTANCE = 0.5 / Math.tan(((FIELD / 2) * Math.PI) / 180);
/** The wall begins so far behind the garment, and the light comes from the upper right. */
const SHADOW_OFFSET = { x: -0.05, y: -0.035, z: -0.08 };

const quality = {
  low: { segments: [10, 16], pixelRatio: 1, fps: 30, edge: 1024, sun: false },
  high: { segments: [28, 44], pixelRatio: 2, fps: 60, edge: 1536, sun: true },
} as const;

type Hanging = {
  readonly group: Group;
  readonly materials: readonly ShaderMaterial[];
  readonly geometries: readonly PlaneGeometry[];
  readonly hung: HungPicture;
  opacity: number;
  leaving: boolean;
};

const SHADE = 0.34;

/** One garment on a lit wall. The wall itself is the page's: the canvas is clear where nothing hangs. */
export const openScene = (
  canvas: HTMLCanvasElement,
  tier: Exclude<Tier, 'poster'>,
  on: { slow(): void; lost(): void },
): GarmentScene => {
  const want = quality[tier];
  const renderer = new WebGLRenderer({
    canvas,
    alpha: true,
    antialias: tier === 'high',
    powerPreference: 'high-performance',
  });
  renderer.setClearAlpha(0);
  const scene = new Scene();
  const camera = new PerspectiveCamera(FIELD, 1, 0.1, 10);
  camera.position.z = DISTANCE * 1.04;
  let hangings: Hanging[] = [];
  let closed = false;

  const material = (vertexShader: string, fragmentShader: string, uniforms: object) =>
    new ShaderMaterial({
      vertexShader,
      fragmentShader,
      uniforms: { time: { value: 0 }, ...uniforms },
      transparent: true,
      premultipliedAlpha: true,
      depthTest: false,
      depthWrite: false,
    });

  const sunGeometry = new PlaneGeometry(2, 2);
  const sunlight = material(sunVertex, sunFragment, { aspect: { value: 1 } });
  if (want.sun) {
    const light = new Mesh(sunGeometry, sunlight);
    light.frustumCulled = false;
    light.renderOrder = 0;
    scene.add(light);
  }

  const plane = (
    texture: Texture,
    aspect: number,
    shadow: boolean,
  ): Mesh<PlaneGeometry, ShaderMaterial> => {
    const grow = shadow ? 1 / (1 - 2 * SHADOW_MARGIN) : 1;
    const geometry = new PlaneGeometry(aspect * grow, grow, ...want.segments);
    const mesh = new Mesh(
      geometry,
      material(shadow ? shadowVertex : clothVertex, shadow ? shadowFragment : clothFragment, {
        picture: { value: texture },
        opacity: { value: 0 },
        depth: { value: 0.05 },
        sunlight: { value: want.sun ? 1 : 0 },
      }),
    );
    mesh.renderOrder = shadow ? 1 : 2;
    return mesh;
  };

  const hang = (hung: HungPicture): Hanging => {
    const cloth = plane(hung.picture, hung.aspect, false);
    const shadow = plane(hung.shadow, hung.aspect, true);
    shadow.position.set(SHADOW_OFFSET.x, SHADOW_OFFSET.y, SHADOW_OFFSET.z);
    // Turns about the hook: the group's origin is the upper edge.
    cloth.position.y = -0.5;
    shadow.position.y -= 0.5;
    const group = new Group();
    group.position.y = 0.5;
    group.add(shadow, cloth);
    scene.add(group);
    return {
      group,
      materials: [cloth.material, shadow.material],
      geometries: [cloth.geometry, shadow.geometry],
      hung,
      opacity: 0,
      leaving: false,
    };
  };

  const takeDown = (one: Hanging) => {
    scene.remove(one.group);
    for (const geometry of one.geometries) geometry.dispose();
    for (const each of one.materials) each.dispose();
    one.hung.close();
  };

  const setUniform = (of: ShaderMaterial, name: string, value: number) => {
    const uniform = of.uniforms[name];
    if (uniform) uniform.value = value;
  };

  let before = 0;
  const draw = (seconds: number) => {
    const passed = seconds - before;
    before = seconds;
    for (const one of hangings) {
      one.opacity = Math.max(
        0,
        Math.min(1, one.opacity + ((one.leaving ? -1 : 1) * passed) / FADE_SECONDS),
      );
      one.group.rotation.y = Math.sin(seconds * 0.31) * 0.085;
      one.group.rotation.z = Math.sin(seconds * 0.47 + 0.6) * 0.006;
      const [cloth, shadow] = one.materials;
      if (cloth) setUniform(cloth, 'opacity', one.opacity);
      if (shadow) setUniform(shadow, 'opacity', one.opacity * SHADE);
      for (const each of one.materials) setUniform(each, 'time', seconds);
    }
    const gone = hangings.filter((one) => one.leaving && one.opacity === 0);
    if (gone.length > 0) {
      for (const one of gone) takeDown(one);
      hangings = hangings.filter((one) => !gone.includes(one));
    }
    setUniform(sunlight, 'time', seconds);
    renderer.render(scene, camera);
  };

  const stop = runFrames(draw, { fps: want.fps, onSlow: on.slow });
  const onLost = (event: Event) => {
    event.preventDefault();
    on.lost();
  };
  canvas.addEventListener('webglcontextlost', onLost);

  return {
    async show(source) {
      const hung = await hangPicture(source, want.edge);
      if (closed) {
        hung.close();
        return;
      }
      for (const one of hangings) one.leaving = true;
      hangings.push(hang(hung));
    },
    resize(width, height, pixelRatio) {
      renderer.setPixelRatio(Math.min(pixelRatio, want.pixelRatio));
      renderer.setSize(width, height, false);
      camera.aspect = width / height;
      camera.updateProjectionMatrix();
      setUniform(sunlight, 'aspect', camera.aspect);
    },
    close() {
      closed = true;
      stop();
      canvas.removeEventListener('webglcontextlost', onLost);
      for (const one of hangings) takeDown(one);
      hangings = [];
      sunGeometry.dispose();
      sunlight.dispose();
      renderer.dispose();
      // A browser keeps some sixteen contexts; a kiosk that runs for months would use them up.
      renderer.forceContextLoss();
    },
  };
};
