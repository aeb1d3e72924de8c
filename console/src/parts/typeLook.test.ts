import { expect, test } from 'vitest'
import { colours, known, typeLook } from './typeLook'

type Rgb = readonly [number, number, number]

/** Machado, Oliveira and Fernandes 2009, severity 1: how linear RGB is seen. */
const eyes: Record<string, readonly [Rgb, Rgb, Rgb]> = {
  usual: [[1, 0, 0], [0, 1, 0], [0, 0, 1]],
  protan: [[0.152, 1.053, -0.205], [0.115, 0.786, 0.099], [-0.004, -0.048, 1.052]],
  deutan: [[0.367, 0.861, -0.228], [0.28, 0.673, 0.047], [-0.012, 0.043, 0.969]],
  tritan: [[1.256, -0.077, -0.179], [-0.078, 0.931, 0.148], [0.005, 0.691, 0.304]]
}
const LEAST_DISTANCE = 13
const LEAST_CONTRAST = 2.95

function linear(hex: string): Rgb {
  const part = (at: number) => {
    const c = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4
  }
  return [part(1), part(3), part(5)]
}

const dot = (a: Rgb, b: Rgb) => Math.min(1, Math.max(0, a[0] * b[0] + a[1] * b[1] + a[2] * b[2]))

function lab(rgb: Rgb): Rgb {
  const f = (t: number) => (t > 0.008856 ? Math.cbrt(t) : 7.787 * t + 16 / 116)
  const [x, y, z] = [f(dot(rgb, [0.4339, 0.3763, 0.1899])), f(dot(rgb, [0.2126, 0.7152, 0.0722])), f(dot(rgb, [0.0177, 0.1095, 0.8729]))]
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)]
}

const light = (rgb: Rgb) => dot(rgb, [0.2126, 0.7152, 0.0722]) + 0.05

const hues = Object.keys(colours) as (keyof typeof colours)[]
const hex = (hue: keyof typeof colours, dark: boolean) => colours[hue][dark ? 'dark' : 'light']

test.each(Object.keys(eyes).flatMap(eye => [[eye, false], [eye, true]] as const))('%s eyes tell the known types’ colours apart (dark: %s)', (eye, dark) => {
  const told = hues.filter(hue => hue !== 'stone')
  const seen = told.map(hue => {
    const rgb = linear(hex(hue, dark))
    const [r, g, b] = eyes[eye] as readonly [Rgb, Rgb, Rgb]
    return lab([dot(rgb, r), dot(rgb, g), dot(rgb, b)])
  })
  seen.forEach((one, i) => seen.slice(0, i).forEach((other, j) =>
    expect(Math.hypot(one[0] - other[0], one[1] - other[1], one[2] - other[2]), `${told[i]} and ${told[j]}`).toBeGreaterThan(LEAST_DISTANCE)
  ))
})

test.each([[false, '#fbfcfd'], [true, '#19212b']] as const)('the colours stand out from the map (dark: %s)', (dark, ground) => {
  for (const hue of hues) {
    const [a, b] = [light(linear(hex(hue, dark))), light(linear(ground))]
    expect(Math.max(a, b) / Math.min(a, b), hue).toBeGreaterThan(LEAST_CONTRAST)
  }
})

test('no two known types look the same', () => {
  const looks = Object.values(known).map(({ shape, colour }) => `${shape} ${colour}`)
  expect(new Set(looks).size).toBe(looks.length)
})

test('an unknown type always looks the same, and like no known one', () => {
  expect(typeLook('QuantumKiosk')).toEqual(typeLook('QuantumKiosk'))
  expect(typeLook('QuantumKiosk').colour).toBe('stone')
})
