import { ALIKE } from './hair.ts';
import { LIGHT_OF_HAND, UNLIKE_SKIN } from './skin.ts';
import { MOST_CAPSULES, SOFT } from './wearing.ts';

export const SHOW = `#version 300 es
precision mediump float;
in vec2 place;
out vec4 shown;
uniform sampler2D frame;
void main() { shown = vec4(texture(frame, place).rgb, 1.0); }`;

/** The person alone, small: averages of it, at whatever size, are the light that falls on them. */
export const PERSON = `#version 300 es
precision mediump float;
in vec2 place;
out vec4 shown;
uniform sampler2D frame, mask;
void main() {
  // What is drawn into a texture begins with the lowest row; a frame that was uploaded with the highest one.
  vec2 at = vec2(place.x, 1.0 - place.y);
  float here = smoothstep(0.4, 0.8, texture(mask, at).r);
  shown = vec4(texture(frame, at).rgb * here, here);
}`;

export const DRAPE = `#version 300 es
in vec2 spot;
in vec2 cloth;
in float bend;
out vec2 place, fabric;
out float turned;
uniform vec2 size, shift;
void main() {
  vec2 at = (spot + shift) / size;
  place = at;
  fabric = cloth;
  turned = bend;
  gl_Position = vec4(at.x * 2.0 - 1.0, 1.0 - at.y * 2.0, 0.0, 1.0);
}`;

/** Cloth on a body: cut at its seams, behind head and hands, in the light that falls on the wearer. */
export const CLOTH = `#version 300 es
precision highp float;
in vec2 place, fabric;
in float turned;
out vec4 shown;
uniform sampler2D picture, seams, mask, person, frame, hair;
uniform vec2 size;
uniform float span;
uniform int part;          // 0 all of one piece, 1 trunk beside sleeves, 2 sleeve
uniform bool shadow;
uniform vec4 head;         // centre, half wide, half tall; none where wide is 0
uniform vec2 crown;        // towards the crown, length 1
uniform vec4 arm[${MOST_CAPSULES}];
uniform vec3 thick[${MOST_CAPSULES}];  // where it begins and ends; the third is 1 for a hand
uniform int arms;
uniform vec4 tuck;         // a place and a direction; none where that is 0
uniform vec3 strands;      // where hair was looked for: a corner, and how wide a cell is; nowhere where that is 0
uniform vec4 spine;        // a place and the direction down it
uniform float lit;         // how light all of the frame is
uniform float level;       // of the person's picture: coarse enough for light and shade alone
uniform float skin;        // the same: half a face

float isPerson(vec2 at) { return smoothstep(0.35, 0.65, texture(mask, at).r); }

vec3 colourAt(vec2 spot, float coarse) {
  vec4 one = textureLod(person, spot / size, coarse);
  return one.rgb / max(one.a, 0.05);
}

float lightOf(vec3 one) { return dot(one, vec3(0.299, 0.587, 0.114)); }

// How unlike two colours are, in whatever light of the same room.
float unlike(vec3 here, vec3 other) {
  float times = clamp(lightOf(here) / max(lightOf(other), 0.02), ${LIGHT_OF_HAND.least}, ${LIGHT_OF_HAND.most});
  return distance(here, other * times);
}

// How unlike skin it is: the face's, and the wrist's where that is bare.
float unlikeSkin(vec3 here, vec2 wrist) {
  vec3 bare = colourAt(wrist, 1.0);
  if (head.z <= 0.0) return unlike(here, bare);
  vec3 face = colourAt(head.xy, skin);
  float other = unlike(here, face);
  return unlike(bare, face) < ${UNLIKE_SKIN.most.toFixed(2)} ? min(other, unlike(here, bare)) : other;
}

// Between the four cells about a pixel it is what those are that it looks like: see hairAt.
float isHair(vec2 spot) {
  ivec2 size = textureSize(hair, 0);
  vec2 at = (spot - strands.xy) / strands.z - 0.5;
  if (at.x < -0.5 || at.y < -0.5 || at.x > float(size.x) - 0.5 || at.y > float(size.y) - 0.5) return 0.0;
  vec2 part = fract(at);
  vec3 here = texture(frame, place).rgb;
  vec2 sum = vec2(0.0);
  for (int i = 0; i < 4; i++) {
    ivec2 aside = ivec2(i & 1, i >> 1);
    vec4 one = texelFetch(hair, clamp(ivec2(floor(at)) + aside, ivec2(0), size - 1), 0);
    vec3 off = here - one.rgb;
    float near = (aside.x == 1 ? part.x : 1.0 - part.x) * (aside.y == 1 ? part.y : 1.0 - part.y);
    sum += near / (${(ALIKE ** 2).toFixed(4)} + dot(off, off)) * vec2(one.a, 1.0);
  }
  return sum.x / max(sum.y, 1e-6);
}

float inFront(vec2 spot) {
  float front = 0.0;
  float body = isPerson(place);
  if (body == 0.0) return 0.0;
  if (head.z > 0.0) {
    vec2 from = spot - head.xy;
    vec2 side = vec2(-crown.y, crown.x);
    vec2 at = vec2(dot(from, side) / head.z, dot(from, crown) / head.w);
    front = 1.0 - smoothstep(0.94, 1.06, length(at));
  }
  if (strands.z > 0.0) front = max(front, isHair(spot));
  vec3 here = textureLod(frame, place, 1.5).rgb;
  for (int i = 0; i < arms; i++) {
    vec2 along = arm[i].zw - arm[i].xy;
    float share = clamp(dot(spot - arm[i].xy, along) / max(dot(along, along), 1.0), 0.0, 1.0);
    vec2 bone = arm[i].xy + along * share;
    float far = distance(spot, bone) / mix(thick[i].x, thick[i].y, share);
    if (far > 1.1) continue;
    // Bones only say about where an arm is; its own colour says where it ends.
    float edge = thick[i].z > 0.0
      ? mix(1.08, 0.0, smoothstep(${UNLIKE_SKIN.least.toFixed(2)}, ${UNLIKE_SKIN.most.toFixed(2)}, unlikeSkin(here, arm[i].xy)))
      : mix(1.08, 0.55, smoothstep(0.10, 0.24, distance(here, colourAt(bone, 1.0))));
    front = max(front, 1.0 - smoothstep(edge - 0.08, edge, far));
  }
  return front * body;
}

// How light the person is about a place, and how much of that place is person.
vec2 lightAt(vec2 at) {
  vec2 seen = vec2(0.0);
  for (int i = 0; i < 4; i++) {
    vec2 aside = vec2(i < 2 ? -1.0 : 1.0, (i & 1) == 0 ? -1.0 : 1.0) * span * 0.07 / size;
    vec4 one = textureLod(person, at + aside, level);
    seen += 0.25 * vec2(dot(one.rgb, vec3(0.299, 0.587, 0.114)), one.a);
  }
  return vec2(seen.x / max(seen.y, 0.02), seen.y);
}

void main() {
  vec2 spot = place * size;
  if (fabric.x < 0.0 || fabric.y < 0.0 || fabric.x > 1.0 || fabric.y > 1.0) discard;
  vec4 own = shadow ? texture(picture, fabric, log2(max(1.0, span * ${SOFT.toFixed(3)}))) : texture(picture, fabric);
  if (part > 0) {
    float sleeve = texture(seams, fabric).r;
    // The trunk reaches a little under the sleeve, so that no gap opens as they part.
    own *= part == 1 ? 1.0 - smoothstep(0.62, 0.68, sleeve) : smoothstep(0.44, 0.5, sleeve);
  }
  // What is left of a shadow on the table is no cloth.
  own *= smoothstep(0.2, 0.6, own.a);
  if (own.a < 0.004) discard;
  if (tuck.zw != vec2(0.0)) own *= 1.0 - smoothstep(-1.0, 1.0, dot(spot - tuck.xy, tuck.zw));
  own *= 1.0 - inFront(spot);
  if (shadow) {
    shown = vec4(0.0, 0.0, 0.0, own.a * 0.3 * isPerson(place));
    return;
  }
  // The side the light comes from: one half of the wearer against the other at the same height, so that what they
  // wear themselves, light above or dark below, is not taken for light.
  vec2 off = spot - spine.xy;
  vec2 other = (spot - 2.0 * (off - spine.zw * dot(off, spine.zw))) / size;
  vec2 mine = lightAt(place);
  vec2 theirs = lightAt(other);
  float known = smoothstep(0.1, 0.5, min(mine.y, theirs.y));
  float shade = clamp(1.0 + 0.45 * known * (mine.x - theirs.x) / max(mine.x + theirs.x, 0.2), 0.82, 1.12);
  float away = abs(turned);
  shade *= 1.0 - 0.13 * away * away * away;
  // Pictures of garments are taken in full light: a dim room dims them.
  shade *= clamp(sqrt(lit / 0.42), 0.55, 1.04);
  shown = vec4(own.rgb * shade, own.a);
}`;
