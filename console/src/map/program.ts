import { fragmentShader, vertexShader } from './shaders'

/** Compiles the two shaders into one program, or throws with the driver's own words. */
export function pointProgram(gl: WebGL2RenderingContext): WebGLProgram {
  const program = gl.createProgram()
  for (const [type, source] of [[gl.VERTEX_SHADER, vertexShader], [gl.FRAGMENT_SHADER, fragmentShader]] as const) {
    const shader = gl.createShader(type)
    if (shader === null) throw new Error('no shader')
    gl.shaderSource(shader, source)
    gl.compileShader(shader)
    gl.attachShader(program, shader)
  }
  gl.bindAttribLocation(program, 0, 'a_place')
  gl.bindAttribLocation(program, 1, 'a_colour')
  gl.bindAttribLocation(program, 2, 'a_look')
  gl.linkProgram(program)
  if (gl.getProgramParameter(program, gl.LINK_STATUS) !== true) throw new Error(gl.getProgramInfoLog(program) ?? 'link')
  return program
}
