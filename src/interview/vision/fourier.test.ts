import fc from "fast-check";
import { expect, test } from "vitest";
import { emptyField, transform } from "./fourier.ts";

test("the transform is the sum that defines it, and turns back into what it was", () => {
  const side = fc.constantFrom(1, 2, 4, 8);
  fc.assert(
    fc.property(side, side, fc.infiniteStream(fc.integer({ min: -9, max: 9 })), (width, height, numbers) => {
      const field = emptyField(width, height);
      for (let at = 0; at < width * height; at += 1) {
        field.re[at] = numbers.next().value ?? 0;
        field.im[at] = numbers.next().value ?? 0;
      }
      const [re, im] = [[...field.re], [...field.im]];
      transform(field, "forward");
      for (let v = 0; v < height; v += 1) {
        for (let u = 0; u < width; u += 1) {
          let [sumRe, sumIm] = [0, 0];
          for (let at = 0; at < re.length; at += 1) {
            const angle = -2 * Math.PI * ((u * (at % width)) / width + (v * Math.floor(at / width)) / height);
            sumRe += (re[at] ?? 0) * Math.cos(angle) - (im[at] ?? 0) * Math.sin(angle);
            sumIm += (re[at] ?? 0) * Math.sin(angle) + (im[at] ?? 0) * Math.cos(angle);
          }
          expect(field.re[v * width + u]).toBeCloseTo(sumRe, 8);
          expect(field.im[v * width + u]).toBeCloseTo(sumIm, 8);
        }
      }
      transform(field, "backward");
      for (let at = 0; at < re.length; at += 1) {
        expect((field.re[at] ?? 0) / re.length).toBeCloseTo(re[at] ?? 0, 8);
        expect((field.im[at] ?? 0) / im.length).toBeCloseTo(im[at] ?? 0, 8);
      }
    }),
  );
});
