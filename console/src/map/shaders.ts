/** One point: its place (relative to an origin near the city), colour (alpha 0 hides it), and look: shape, hollow. */
export const vertexShader = `#version 300 es
uniform mat4 u_matrix; uniform float u_size; uniform int u_chosen;
in vec2 a_place; in vec4 a_colour; in vec4 a_look;
out vec4 v_colour; flat out int v_shape; flat out int v_hollow;
void main() {
  bool shown = u_chosen == 1 || a_colour.a > 0.0;
  v_colour = a_colour; v_shape = int(a_look.x + 0.5); v_hollow = int(a_look.y + 0.5);
  gl_Position = shown ? u_matrix * vec4(a_place, 0.0, 1.0) : vec4(2.0, 2.0, 2.0, 1.0);
  gl_PointSize = u_size;
}`

/** Shapes by signed distance, in the order of parts/typeLook.ts; what was not heard of for a day is hollow, the chosen one in a ring. */
export const fragmentShader = `#version 300 es
precision highp float; precision highp int;
uniform float u_size; uniform int u_chosen; uniform vec3 u_ring;
in vec4 v_colour; flat in int v_shape; flat in int v_hollow; out vec4 colour;
float shape(vec2 p) {
  vec2 a = abs(p);
  if (v_shape == 1) return max(a.x, a.y) - 0.68;
  if (v_shape == 2) return max(a.x * 0.87 + p.y * -0.5, p.y) - 0.5;
  if (v_shape == 3) return (a.x + a.y) * 0.75 - 0.68;
  if (v_shape == 4) return max(min(a.x, a.y) - 0.27, max(a.x, a.y) - 0.86);
  if (v_shape == 5) return max(a.x * 0.87 + a.y * 0.5, a.y) - 0.74;
  return length(p) - 0.74;
}
void main() {
  vec2 p = (gl_PointCoord - 0.5) * 2.0;
  float soft = 2.0 / u_size;
  float d = u_chosen == 1 ? shape(p * 2.0) : shape(p);
  float alpha = 1.0 - smoothstep(-soft, soft, d);
  if (v_hollow == 1 && u_size > 9.0) alpha *= smoothstep(-0.36 - soft, -0.36 + soft, d);
  colour = vec4(v_colour.rgb, 1.0) * alpha * (v_hollow == 1 ? 0.75 : 0.94);
  if (u_chosen == 1) {
    float ring = 1.0 - smoothstep(0.08, 0.08 + soft, abs(length(p) - 0.84));
    colour = mix(colour, vec4(u_ring, 1.0), ring);
  }
}`
