import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { FRAME_BYTES_MAX, FRAME_HEADER_BYTES, FRAME_MAGIC, fromPage, SEEN_BYTES_MAX, SEEN_MAGIC } from "../wire.ts";
import { parseFrame } from "./frame-header.ts";
import { frame } from "./test-server.ts";

const JPEG_START = [0xff, 0xd8, 0xff, 0xe0];

describe("a binary message", () => {
  test("is never a reason to throw, whatever its bytes", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        const parsed = parseFrame(Buffer.from(bytes));
        expect(typeof parsed === "string" || parsed.jpeg.length === bytes.length - FRAME_HEADER_BYTES).toBe(true);
      }),
    );
  });

  test("gives back what a page put into it, of either kind", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(FRAME_MAGIC, SEEN_MAGIC),
        fc.integer({ min: 0, max: 0xffffffff }),
        fc.uint8Array({ maxLength: 500 }),
        (magic, seq, rest) => {
          const jpeg = Uint8Array.from([...JPEG_START, ...rest]);
          const of = magic === FRAME_MAGIC ? "camera" : "seen";
          expect(parseFrame(frame(seq, jpeg, magic))).toMatchObject({ of, seq, jpeg: Buffer.from(jpeg) });
        },
      ),
    );
  });

  test.each([
    { magic: FRAME_MAGIC, bytesMax: FRAME_BYTES_MAX },
    { magic: SEEN_MAGIC, bytesMax: SEEN_BYTES_MAX },
  ])("holds a picture of its kind's size, and not a byte more", ({ magic, bytesMax }) => {
    const jpeg = (length: number): Buffer => Buffer.concat([Buffer.from(JPEG_START), Buffer.alloc(length - 4)]);
    expect(parseFrame(frame(1, jpeg(bytesMax), magic))).toMatchObject({ seq: 1 });
    expect(parseFrame(frame(1, jpeg(bytesMax + 1), magic))).toBe("frame-large");
  });
});

describe("words of a page", () => {
  test("are understood or not, and never a reason to throw", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const parsed = fromPage.safeParse(value);
        expect(parsed.success ? typeof parsed.data.type : "none").not.toBe("undefined");
      }),
    );
  });
});
