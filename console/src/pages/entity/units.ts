/** Symbols of the units that the city's things use, by UN/CEFACT Recommendation 20. */
const symbols: Readonly<Record<string, string>> = {
  P1: '%', CEL: '°C', KEL: 'K', KWT: 'kW', WTT: 'W', MAW: 'MW', KWH: 'kWh', WHR: 'Wh', AMP: 'A', VLT: 'V', HTZ: 'Hz',
  GQ: 'µg/m³', GP: 'mg/m³', '59': 'ppm', '61': 'ppb', LUX: 'lx', KMH: 'km/h', MTS: 'm/s', MTR: 'm', KMT: 'km', MMT: 'mm', CMT: 'cm',
  DD: '°', A97: 'hPa', MBR: 'mbar', '2N': 'dB', DBM: 'dBm', SEC: 's', MIN: 'min', HUR: 'h', LTR: 'L', MTQ: 'm³', KGM: 'kg', E20: 'Mbit/s', C62: ''
}

/** The unit's symbol; its code where that is all we know. */
export const unitSymbol = (code: string | undefined): string => (code === undefined ? '' : (symbols[code] ?? code))
