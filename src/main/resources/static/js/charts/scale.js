/**
 * The colours of heat maps: a straight line in Oklab (Ottosson 2020) from blue to yellow, both to be seen on light and on dark ground. Equal steps look
 * equally different, lightness grows throughout, and blue and yellow are told apart with any common colour blindness.
 */

const FROM = [0.37, -0.02, -0.16]
const TO = [0.88, 0, 0.17]
const STEPS = 256

const table = Array.from({ length: STEPS }, (_, step) =>
  srgb(FROM.map((start, axis) => start + (TO[axis] - start) * step / (STEPS - 1))))

/** Red, green and blue, 0 to 255 each, of a share from 0 to 1; what is beyond has the colour of the end. */
export function shade(share) {
  return table[Math.round(Math.min(1, Math.max(0, share)) * (STEPS - 1))]
}

/** The same as a colour of a style. */
export const shadeText = (share) => `rgb(${shade(share).join(' ')})`

function srgb([lightness, a, b]) {
  const long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
  const middle = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
  const short = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
  return [
    4.0767416621 * long - 3.3077115913 * middle + 0.2309699292 * short,
    -1.2684380046 * long + 2.6097574011 * middle - 0.3413193965 * short,
    -0.0041960863 * long - 0.7034186147 * middle + 1.7076147010 * short,
  ].map(encoded)
}

function encoded(linear) {
  const value = linear <= 0.0031308 ? 12.92 * linear : 1.055 * linear ** (1 / 2.4) - 0.055
  return Math.round(255 * Math.min(1, Math.max(0, value)))
}
