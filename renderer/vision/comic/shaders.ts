import { comic } from './parameters.ts';
import { weights } from './reference.ts';

const f = (x: number): string => (Number.isInteger(x) ? `${x}.0` : String(x));
const list = (name: string, numbers: readonly number[]): string =>
  `const float ${name}[${numbers.length}] = float[](${numbers.map(f).join(',')});`;

const { smooth, line, around, ink, threshold, levels, colour, dots, luma } = comic;

/** One triangle that covers everything: no buffer, no attribute. */
export const COVER = `#version 300 es
void main() {
  gl_Position = vec4(vec2(gl_VertexID == 1 ? 3 : -1, gl_VertexID == 2 ? 3 : -1), 0, 1);
}`;

/** Whole pixels and repeated edges throughout: nothing is left to how a GPU interpolates. */
const HEAD = `#version 300 es
precision highp float;
precision highp sampler2D;
uniform sampler2D source;
uniform ivec2 size;
uniform ivec2 axis;
out vec4 made;
vec3 at(sampler2D t, ivec2 p) { return texelFetch(t, clamp(p, ivec2(0), size - 1), 0).rgb; }
`;

export const SMOOTH = `${HEAD}
void main() {
  ivec2 p = ivec2(gl_FragCoord.xy);
  vec3 here = at(source, p);
  vec3 sum = here;
  float weight = 1.0;
  float light = max(dot(here, vec3(${luma.map(f).join(',')})), ${f(smooth.dimmest)});
  float strict = ${f(smooth.colour)} / (light * light);
  for (int i = 1; i <= ${smooth.taps}; i++) {
    float near = exp(-float(i * i) / ${f(2 * smooth.distance)});
    for (int side = -1; side <= 1; side += 2) {
      vec3 there = at(source, p + axis * i * side);
      vec3 apart = there - here;
      float w = near * exp(-dot(apart, apart) * strict);
      sum += there * w;
      weight += w;
    }
  }
  made = vec4(sum / weight, 1);
}`;

export const BLUR = `${HEAD}
uniform bool grey;
${list('narrow', weights.narrow)}
${list('wide', weights.wide)}
${list('around', weights.around)}
vec3 read(ivec2 p) {
  vec3 c = at(source, p);
  return grey ? vec3(dot(c, vec3(${luma.map(f).join(',')}))) : c;
}
void main() {
  ivec2 p = ivec2(gl_FragCoord.xy);
  vec3 sum = vec3(0);
  for (int i = -${line.taps}; i <= ${line.taps}; i++) {
    vec3 c = read(p + axis * i);
    sum.xy += c.xy * vec2(narrow[i + ${line.taps}], wide[i + ${line.taps}]);
  }
  for (int i = -${around.taps}; i <= ${around.taps}; i++)
    sum.z += read(p + axis * i * ${around.step}).z * around[i + ${around.taps}];
  made = vec4(sum, 1);
}`;

/** The last pass goes to the canvas, whose first row is at the bottom. */
export const DRAW = `${HEAD}
uniform sampler2D blurred;
void main() {
  ivec2 p = ivec2(gl_FragCoord.x, float(size.y) - gl_FragCoord.y);
  vec3 b = at(blurred, p);
  vec3 c = at(source, p);
  float edge = ${f(1 + ink.sharpness)} * b.x - ${f(ink.sharpness)} * b.y;
  float begins = clamp(b.z * ${f(threshold.share)}, ${f(threshold.least)}, ${f(threshold.most)});
  begins = max(min(begins, b.y * ${f(threshold.own)}), 1e-3);
  float paper = edge >= begins ? 1.0 : 1.0 + tanh(max(-8.0, ${f(ink.hardness)} * (edge - begins) / begins));

  float light = dot(c, vec3(${luma.map(f).join(',')}));
  float scaled = light * ${f(levels.count)};
  float level = (floor(scaled) + 0.5 + 0.5 * tanh(${f(levels.softness)} * (fract(scaled) - 0.5))) / ${f(levels.count)};
  c *= level / max(light, 0.02);
  float middle = (c.r + c.g + c.b) / 3.0;
  c = clamp(mix(vec3(middle), c, ${f(colour.saturation)}), 0.0, 1.0);

  vec2 q = vec2(p) + 0.5;
  vec2 cell = fract(vec2(q.x - q.y, q.x + q.y) * ${f(Math.SQRT1_2 / dots.pitch)}) - 0.5;
  float tone = clamp((b.z * ${f(dots.lift)} - light) / max(b.z, 0.15) + ${f(dots.bias)}, 0.0, ${f(dots.most)});
  float dotted = 1.0 - smoothstep(${f(-dots.soft)}, ${f(dots.soft)}, length(cell) - ${f(dots.radius)} * sqrt(tone));
  c *= mix(1.0, ${f(dots.shade)}, dotted) * mix(${f(ink.black)}, 1.0, paper);
  made = vec4(c, 1);
}`;
