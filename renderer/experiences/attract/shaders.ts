/** Sun through a window with a tree before it: bands and leaves, drifting. 0 in shade, 1 in the light. */
const SUN = /* glsl */ `
  float hash(vec2 p) { return fract(sin(dot(p, vec2(41.3, 289.1))) * 43758.5453); }
  float noise(vec2 p) {
    vec2 i = floor(p), f = fract(p);
    f = f * f * (3.0 - 2.0 * f);
    return mix(mix(hash(i), hash(i + vec2(1, 0)), f.x),
               mix(hash(i + vec2(0, 1)), hash(i + vec2(1, 1)), f.x), f.y);
  }
  float sun(vec2 p, float t) {
    vec2 q = mat2(0.86, -0.5, 0.5, 0.86) * p;
    float panes = smoothstep(0.08, 0.3, abs(fract(q.x * 0.9 + t * 0.006) - 0.5))
                * smoothstep(0.03, 0.16, abs(fract(q.y * 0.62 + 0.2) - 0.5));
    float leaves = noise(p * 3.1 + vec2(t * 0.05, t * 0.03)) * 0.6
                 + noise(p * 6.3 - vec2(t * 0.07, 0.0)) * 0.4;
    return panes * smoothstep(0.28, 0.72, leaves + 0.12);
  }
`;

/** Cloth on a hanger: still at the top, alive at the hem. */
const SWAY = /* glsl */ `
  uniform float time;
  uniform float depth;
  vec3 sway(vec3 p, float down) {
    float slow = sin(time * 0.55) * 0.014 + sin(time * 0.23 + 1.3) * 0.008;
    p.x += slow * down * down;
    p.z += depth * down * (sin(time * 0.7 + p.x * 5.0 + down * 2.2) * 0.5
                         + sin(time * 0.43 - p.x * 9.0) * 0.24);
    return p;
  }
`;

export const clothVertex = /* glsl */ `
  ${SWAY}
  varying vec2 at;
  varying vec3 world;
  void main() {
    at = uv;
    vec4 p = modelMatrix * vec4(sway(position, 1.0 - uv.y), 1.0);
    world = p.xyz;
    gl_Position = projectionMatrix * viewMatrix * p;
  }
`;

export const clothFragment = /* glsl */ `
  ${SUN}
  uniform sampler2D picture;
  uniform float time;
  uniform float opacity;
  uniform float sunlight;
  varying vec2 at;
  varying vec3 world;
  void main() {
    vec4 cloth = texture2D(picture, at);
    if (cloth.a < 0.01) discard;
    vec3 normal = normalize(cross(dFdx(world), dFdy(world)));
    vec3 lamp = normalize(vec3(0.5 + sin(time * 0.11) * 0.25, 0.6, 0.9));
    float light = 0.8 + 0.24 * max(0.0, dot(normal, lamp));
    light += sunlight * 0.13 * sun(world.xy, time);
    vec3 warm = mix(vec3(0.985, 0.99, 1.0), vec3(1.02, 1.0, 0.965), light);
    gl_FragColor = vec4(min(cloth.rgb * light * warm, vec3(cloth.a)), cloth.a) * opacity;
  }
`;

export const shadowVertex = /* glsl */ `
  ${SWAY}
  varying vec2 at;
  void main() {
    at = uv;
    gl_Position = projectionMatrix * modelViewMatrix * vec4(sway(position, 1.0 - uv.y), 1.0);
  }
`;

export const shadowFragment = /* glsl */ `
  uniform sampler2D picture;
  uniform float opacity;
  varying vec2 at;
  void main() {
    float shade = texture2D(picture, at).a * opacity;
    gl_FragColor = vec4(vec3(0.09, 0.075, 0.06) * shade, shade);
  }
`;

export const sunVertex = /* glsl */ `
  varying vec2 at;
  void main() {
    at = position.xy;
    gl_Position = vec4(position.xy, 0.0, 1.0);
  }
`;

export const sunFragment = /* glsl */ `
  ${SUN}
  uniform float time;
  uniform float aspect;
  varying vec2 at;
  void main() {
    float edge = smoothstep(1.0, 0.55, abs(at.x)) * smoothstep(-1.0, -0.35, at.y)
               * smoothstep(1.0, 0.6, at.y);
    float light = sun(at * vec2(aspect, 1.0) * 0.62, time) * edge * 0.34;
    gl_FragColor = vec4(vec3(1.0, 0.985, 0.94) * light, light);
  }
`;
