import type { CustomLayerInterface, CustomRenderMethodInput, Map as MapLibre } from 'maplibre-gl'
import { everything } from '../live/flags'
import type { LivePoints } from '../live/LivePoints'
import { pointProgram } from './program'
import { origin, STRIDE, Vertices } from './vertices'

const CHOSEN_SIZE = 26
/** What is old is drawn otherwise, so that is looked at again from time to time. */
const LOOK_AGAIN_SECONDS = 60

/** All live points, drawn by one WebGL call, with no GeoJSON made on the way. */
export class PointLayer implements CustomLayerInterface {
  readonly id = 'live-points'
  readonly type = 'custom' as const
  readonly renderingMode = '2d' as const
  shown = everything
  /** the number of the point that is drawn larger, -1 for none */
  chosen = -1
  dark = false
  readonly #points: LivePoints
  #map: MapLibre | undefined
  #program: WebGLProgram | undefined
  #buffer: WebGLBuffer | null = null
  #array: WebGLVertexArrayObject | null = null
  readonly #vertices = new Vertices()
  #filled = ''

  constructor(points: LivePoints) {
    this.#points = points
  }

  onAdd(map: MapLibre, context: WebGLRenderingContext | WebGL2RenderingContext): void {
    const gl = context as WebGL2RenderingContext
    this.#map = map
    this.#program = pointProgram(gl)
    this.#buffer = gl.createBuffer()
    this.#array = gl.createVertexArray()
    gl.bindVertexArray(this.#array)
    gl.bindBuffer(gl.ARRAY_BUFFER, this.#buffer)
    gl.enableVertexAttribArray(0)
    gl.vertexAttribPointer(0, 2, gl.FLOAT, false, STRIDE, 0)
    gl.enableVertexAttribArray(1)
    gl.vertexAttribPointer(1, 4, gl.UNSIGNED_BYTE, true, STRIDE, 8)
    gl.enableVertexAttribArray(2)
    gl.vertexAttribPointer(2, 4, gl.UNSIGNED_BYTE, false, STRIDE, 12)
    gl.bindVertexArray(null)
  }

  render(context: WebGLRenderingContext | WebGL2RenderingContext, input: CustomRenderMethodInput): void {
    const gl = context as WebGL2RenderingContext
    const program = this.#program
    if (program === undefined || this.#points.count === 0) return
    gl.useProgram(program)
    gl.bindVertexArray(this.#array)
    this.#upload(gl)
    const uniform = (name: string) => gl.getUniformLocation(program, name)
    gl.uniformMatrix4fv(uniform('u_matrix'), false, shifted(input))
    gl.uniform1f(uniform('u_size'), pointSize(this.#map?.getZoom() ?? 9) * devicePixelRatio)
    gl.enable(gl.BLEND)
    gl.blendFunc(gl.ONE, gl.ONE_MINUS_SRC_ALPHA)
    gl.uniform1i(uniform('u_chosen'), 0)
    gl.drawArrays(gl.POINTS, 0, this.#points.count)
    const chosen = this.#points.indexOf(this.chosen)
    if (chosen >= 0) {
      gl.uniform1i(uniform('u_chosen'), 1)
      gl.uniform1f(uniform('u_size'), Math.max(CHOSEN_SIZE, pointSize(this.#map?.getZoom() ?? 9) * 2.4) * devicePixelRatio)
      gl.uniform3fv(uniform('u_ring'), this.dark ? [1, 1, 1] : [0.08, 0.12, 0.18])
      gl.drawArrays(gl.POINTS, chosen, 1)
    }
    gl.bindVertexArray(null)
  }

  #upload(gl: WebGL2RenderingContext): void {
    const nowSeconds = Date.now() / 1000
    const wanted = [this.#points.version, this.dark, Math.floor(nowSeconds / LOOK_AGAIN_SECONDS), this.shown.types, '', this.shown.districts].join()
    if (wanted === this.#filled) return
    this.#filled = wanted
    this.#vertices.fill(this.#points, this.shown, this.dark, nowSeconds)
    gl.bindBuffer(gl.ARRAY_BUFFER, this.#buffer)
    gl.bufferData(gl.ARRAY_BUFFER, new Uint8Array(this.#vertices.bytes, 0, this.#points.count * STRIDE), gl.DYNAMIC_DRAW)
  }
}

/** The width of a point in CSS pixels: a dot when the whole city is seen, a sign when a street is. */
export const pointSize = (zoom: number): number => Math.min(18, Math.max(1.8, 3 + (zoom - 9.6) * (zoom < 9.6 ? 1.1 : 1.9)))

/** The map's matrix with the origin's shift multiplied in, in 64-bit arithmetic. */
function shifted(input: CustomRenderMethodInput): Float32Array {
  const m = input.defaultProjectionData.mainMatrix as ArrayLike<number>
  const out = Float64Array.from({ length: 16 }, (_, i) => m[i] as number)
  for (let row = 0; row < 4; row++) {
    out[12 + row] = (m[row] as number) * origin.x + (m[4 + row] as number) * origin.y + (m[12 + row] as number)
  }
  return new Float32Array(out)
}
