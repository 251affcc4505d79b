/** A field of complex numbers, row by row; both sides are powers of two. */
export interface Field {
  readonly width: number;
  readonly height: number;
  readonly re: Float64Array;
  readonly im: Float64Array;
}

export function emptyField(width: number, height: number): Field {
  return { width, height, re: new Float64Array(width * height), im: new Float64Array(width * height) };
}

/** The discrete Fourier transform in two dimensions, in place; backwards without the division by the number of points. */
export function transform(field: Field, direction: "forward" | "backward"): void {
  const sign = direction === "forward" ? -1 : 1;
  const across = lineOf(field.width, sign);
  for (let row = 0; row < field.height; row += 1) transformIn(field, row * field.width, 1, across);
  const down = lineOf(field.height, sign);
  for (let column = 0; column < field.width; column += 1) transformIn(field, column, field.width, down);
}

/** Room for one row or column, the places of its numbers in bit-reversed order, and cosine and sine of parts of a whole turn. */
interface Line {
  readonly re: Float64Array;
  readonly im: Float64Array;
  readonly places: Uint32Array;
  readonly cos: Float64Array;
  readonly sin: Float64Array;
}

function lineOf(length: number, sign: 1 | -1): Line {
  const angles = Float64Array.from({ length: length / 2 }, (_, at) => (sign * 2 * Math.PI * at) / length);
  const places = new Uint32Array(length);
  for (let at = 1; at < length; at += 1) places[at] = ((places[at >> 1] as number) >> 1) | (at & 1 ? length >> 1 : 0);
  const [re, im] = [new Float64Array(length), new Float64Array(length)];
  return { re, im, places, cos: angles.map(Math.cos), sin: angles.map(Math.sin) };
}

/** A column's numbers lie far apart in memory: they are fetched once, transformed, and put back. */
function transformIn(field: Field, start: number, stride: number, line: Line): void {
  for (let at = 0; at < line.re.length; at += 1) {
    const from = start + (line.places[at] as number) * stride;
    line.re[at] = field.re[from] as number;
    line.im[at] = field.im[from] as number;
  }
  combine(line);
  for (let at = 0; at < line.re.length; at += 1) {
    field.re[start + at * stride] = line.re[at] as number;
    field.im[start + at * stride] = line.im[at] as number;
  }
}

/** Cooley and Tukey's butterflies of growing size. */
function combine({ re, im, cos, sin }: Line): void {
  const { length } = re;
  for (let half = 1; half < length; half *= 2) {
    const step = length / half / 2;
    for (let start = 0; start < length; start += half * 2) {
      for (let at = 0; at < half; at += 1) {
        const first = start + at;
        const second = first + half;
        const [c, s] = [cos[at * step] as number, sin[at * step] as number];
        const turnedRe = (re[second] as number) * c - (im[second] as number) * s;
        const turnedIm = (re[second] as number) * s + (im[second] as number) * c;
        re[second] = (re[first] as number) - turnedRe;
        im[second] = (im[first] as number) - turnedIm;
        re[first] = (re[first] as number) + turnedRe;
        im[first] = (im[first] as number) + turnedIm;
      }
    }
  }
}
