import { isKnown, type KnownType } from './typeWords'

/** A shape drawn in a box from -1 to 1. The map's shader draws the same shapes by their index. */
export const shapes = ['circle', 'square', 'triangle', 'diamond', 'cross', 'hexagon'] as const
export type Shape = (typeof shapes)[number]

interface Colour {
  light: string
  dark: string
}

/** Hues after Okabe and Ito, told apart by colour-blind readers; stone is for what is not known. */
export const colours = {
  green: { light: '#00835f', dark: '#22b88a' },
  amber: { light: '#c98600', dark: '#f0b429' },
  blue: { light: '#0b5cad', dark: '#4c9be8' },
  sky: { light: '#3f9bd6', dark: '#8fd0f5' },
  plum: { light: '#b0508a', dark: '#e08cc0' },
  rust: { light: '#c2410c', dark: '#f4743b' },
  stone: { light: '#6b7686', dark: '#98a4b4' }
} as const satisfies Record<string, Colour>

export interface TypeLook {
  shape: Shape
  colour: keyof typeof colours
}

/** One colour and one shape a known type, the same on map, chart and list. */
export const known: Record<KnownType, TypeLook> = {
  EVChargingStation: { shape: 'diamond', colour: 'green' },
  OffStreetParking: { shape: 'square', colour: 'blue' },
  Vehicle: { shape: 'square', colour: 'amber' },
  BaseStation: { shape: 'triangle', colour: 'blue' },
  AirQualityObserved: { shape: 'circle', colour: 'sky' },
  WeatherObserved: { shape: 'hexagon', colour: 'sky' },
  WaterLevelObserved: { shape: 'triangle', colour: 'sky' },
  TrafficFlowObserved: { shape: 'diamond', colour: 'rust' },
  Streetlight: { shape: 'cross', colour: 'plum' },
  Device: { shape: 'circle', colour: 'green' },
  EdgeNode: { shape: 'hexagon', colour: 'rust' },
  DataCenter: { shape: 'square', colour: 'rust' },
  TransitStop: { shape: 'circle', colour: 'amber' },
  Camera: { shape: 'diamond', colour: 'plum' },
  AdministrativeArea: { shape: 'hexagon', colour: 'blue' },
  Project: { shape: 'triangle', colour: 'amber' }
}

/** A type nobody told us of: stone, in a shape that depends on nothing but its name. */
function unknown(type: string): TypeLook {
  let sum = 0
  for (const letter of type) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) >>> 0
  return { shape: shapes[sum % shapes.length] as Shape, colour: 'stone' }
}

export const typeLook = (type: string): TypeLook => (isKnown(type) ? known[type] : unknown(type))

export const typeColour = (type: string, dark: boolean): string => colours[typeLook(type).colour][dark ? 'dark' : 'light']

export const shapePaths: Record<Shape, string> = {
  circle: 'M0-.85A.85.85 0 1 1 0 .85A.85.85 0 1 1 0-.85Z',
  square: 'M-.75-.75H.75V.75H-.75Z',
  triangle: 'M0-.9L.9.7H-.9Z',
  diamond: 'M0-1L.9 0L0 1L-.9 0Z',
  cross: 'M-.3-.9H.3V-.3H.9V.3H.3V.9H-.3V.3H-.9V-.3H-.3Z',
  hexagon: 'M-.5-.87H.5L1 0L.5.87H-.5L-1 0Z'
}
