import { HIGHLIGHT, TEETH } from './paint.ts';

const float = (value: number): string => value.toFixed(4);

/** `paint.ts`, pixel by pixel. Two looks of four parts: index 0 to 3 left of the line, 4 to 7 right of it. */
export const FRAGMENT = `#version 300 es
precision highp float;
in vec2 place;
out vec4 shown;
uniform sampler2D frame, masks;
uniform float at;
uniform vec4 light;
uniform vec4 colour[8];  // Lab and intensity
uniform vec4 manner[8];  // cover, lift, relief, keep
uniform vec2 finish[8];  // shine, darkens

vec3 toLinear(vec3 c) {
  return mix(c / 12.92, pow((c + 0.055) / 1.055, vec3(2.4)), step(0.04045, c));
}
vec3 fromLinear(vec3 v) {
  vec3 c = clamp(v, 0.0, 1.0);
  return mix(12.92 * c, 1.055 * pow(c, vec3(1.0 / 2.4)) - 0.055, step(0.0031308, c));
}
float bend(float t) {
  return t > 216.0 / 24389.0 ? pow(t, 1.0 / 3.0) : (24389.0 / 27.0 * t + 16.0) / 116.0;
}
float unbend(float f) {
  float cube = f * f * f;
  return cube > 216.0 / 24389.0 ? cube : (116.0 * f - 16.0) * 27.0 / 24389.0;
}
vec3 toLab(vec3 s) {
  vec3 c = toLinear(s);
  float x = bend(dot(c, vec3(0.4124564, 0.3575761, 0.1804375)) / 0.95047);
  float y = bend(dot(c, vec3(0.2126729, 0.7151522, 0.0721750)));
  float z = bend(dot(c, vec3(0.0193339, 0.1191920, 0.9503041)) / 1.08883);
  return vec3(116.0 * y - 16.0, 500.0 * (x - y), 200.0 * (y - z));
}
vec3 fromLab(vec3 lab) {
  float fy = (lab.x + 16.0) / 116.0;
  vec3 xyz = vec3(
    0.95047 * unbend(fy + lab.y / 500.0), unbend(fy), 1.08883 * unbend(fy - lab.z / 200.0));
  return fromLinear(vec3(
    dot(xyz, vec3(3.2404542, -1.5371385, -0.4985314)),
    dot(xyz, vec3(-0.9692660, 1.8760108, 0.0415560)),
    dot(xyz, vec3(0.0556434, -0.2040259, 1.0572252))));
}
vec3 lay(vec3 skin, int part, int worn, float mask, float mean) {
  vec4 how = manner[worn];
  float highlight = smoothstep(mean + ${float(HIGHLIGHT.from)}, mean + ${float(HIGHLIGHT.to)}, skin.x);
  float tooth = part == 0
    ? smoothstep(${float(TEETH.dark)}, ${float(TEETH.light)}, skin.x)
      * (1.0 - smoothstep(${float(TEETH.grey)}, ${float(TEETH.flesh)}, skin.y))
    : 0.0;
  float intensity = colour[worn].w;
  float share = mask * intensity * (1.0 - how.w * highlight) * (1.0 - tooth);
  float target = colour[worn].x + (skin.x - mean) * how.z;
  if (finish[worn].y > 0.5) target = min(skin.x, target);
  float shine = finish[worn].x * highlight * mask * intensity * (1.0 - tooth) * (100.0 - skin.x) * 0.6;
  return vec3(
    min(100.0, max(0.0, mix(skin.x, target, how.y * share)) + shine),
    mix(skin.yz, colour[worn].yz, how.x * share));
}
void main() {
  vec3 seen = texture(frame, place).rgb;
  vec4 mask = texture(masks, place);
  shown = vec4(seen, 1.0);
  if (mask == vec4(0.0)) return;
  int side = place.x < at ? 0 : 4;
  vec3 lab = toLab(seen);
  bool touched = false;
  for (int part = 0; part < 4; part++) {
    int worn = side + part;
    if (mask[part] == 0.0 || colour[worn].w == 0.0) continue;
    lab = lay(lab, part, worn, mask[part], light[part]);
    touched = true;
  }
  if (touched) shown = vec4(fromLab(lab), 1.0);
}`;
