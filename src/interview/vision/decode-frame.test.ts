import { deflateSync } from "node:zlib";
import fc from "fast-check";
import sharp from "sharp";
import { beforeAll, describe, expect, test } from "vitest";
import { DomainError } from "../../errors.ts";
import { decodeFrame } from "./decode-frame.ts";
import { jpegSizeOf } from "./jpeg-header.ts";

let good: Uint8Array = new Uint8Array();
beforeAll(async () => {
  good = await jpegOf(640, 480);
});

function pointsOf(width: number, height: number): Uint8Array {
  return Uint8Array.from({ length: width * height * 3 }, (_, at) => (at * 7 + ((at * at) >> 9)) & 255);
}

async function jpegOf(
  width: number,
  height: number,
  options: { readonly progressive?: boolean } = {},
): Promise<Uint8Array> {
  return sharp(pointsOf(width, height), { raw: { width, height, channels: 3 } })
    .blur(3)
    .jpeg({ quality: 60, ...options })
    .toBuffer();
}

/** What is refused is refused with words for the sender, whatever it was. */
async function refusalOf(bytes: Uint8Array): Promise<string | null> {
  try {
    await decodeFrame(bytes);
    return null;
  } catch (error) {
    if (error instanceof DomainError && error.code === "bad-frame") return error.message;
    throw error;
  }
}

describe("what a camera sends", () => {
  test("a JPEG is its points", async () => {
    const { width, height, data } = await decodeFrame(good);
    expect([width, height, data.length]).toEqual([640, 480, 640 * 480 * 3]);
    const back = await sharp(good).raw().toBuffer();
    expect(Buffer.compare(back, data)).toBe(0);
  });

  test("progressive and grey ones are read too", async () => {
    expect((await decodeFrame(await jpegOf(320, 240, { progressive: true }))).width).toBe(320);
    const grey = await sharp(good).toColourspace("b-w").jpeg().toBuffer();
    const { data } = await decodeFrame(grey);
    expect(data.length).toBe(640 * 480 * 3);
    expect([data[300], data[301], data[302]]).toEqual([data[300], data[300], data[300]]);
  });

  test("a colour profile and a note of how the camera was held change nothing", async () => {
    const turned = await sharp(good).withMetadata({ orientation: 6 }).toBuffer();
    expect(await decodeFrame(turned)).toMatchObject({ width: 640, height: 480 });
  });
});

describe("what is refused", () => {
  test.each([
    { name: "nothing", make: () => new Uint8Array() },
    { name: "two bytes of a JPEG", make: () => Uint8Array.of(0xff, 0xd8) },
    { name: "a PNG", make: () => sharp(good).resize(200).png().toBuffer() },
    { name: "a WebP", make: () => sharp(good).webp().toBuffer() },
    { name: "a GIF", make: () => sharp(good).resize(200).gif().toBuffer() },
    { name: "an SVG", make: () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="640" height="480"/>') },
    { name: "a JPEG's start before an SVG", make: () => Buffer.concat([Buffer.of(0xff, 0xd8), Buffer.from("<svg/>")]) },
    { name: "four colours for print", make: () => sharp(good).toColourspace("cmyk").jpeg().toBuffer() },
  ])("$name: is no JPEG", async ({ make }) => {
    expect(await refusalOf(await make())).toBe("The frame is no JPEG. Send a JPEG of 640 × 480.");
  });

  test.each([
    { name: "too small", width: 64, height: 48, message: /each side needs at least 96/ },
    { name: "too large", width: 1600, height: 1200, message: /the most is 1228800/ },
    { name: "too narrow", width: 2000, height: 100, message: /the most is/ },
  ])("$name", async ({ width, height, message }) => {
    const jpeg = await sharp({ create: { width, height, channels: 3, background: "#345" } })
      .jpeg()
      .toBuffer();
    expect(await refusalOf(jpeg)).toMatch(message);
  });

  test("too many bytes, before any is looked at", async () => {
    expect(await refusalOf(Buffer.concat([good, Buffer.alloc(200 * 1024)]))).toMatch(/bytes; the most is 196608/);
  });

  test("a header that promises 65,535 × 65,535 points costs nothing", async () => {
    const bomb = withSize(good, 65_535, 65_535);
    const before = process.memoryUsage().rss;
    expect(await refusalOf(bomb)).toMatch(/65535 × 65535 points/);
    expect(process.memoryUsage().rss - before).toBeLessThan(50e6);
  });

  test("a header that promises more or less than there is", async () => {
    // More: the rest would be grey. The decoder says that the data ended.
    expect(await refusalOf(withSize(good, 1280, 960))).toMatch(/is damaged/);
    expect(jpegSizeOf(withSize(good, 0, 480))).toEqual({ width: 0, height: 480 });
    expect(await refusalOf(withSize(good, 0, 480))).toMatch(/at least 96/);
  });

  test("a frame that was cut off anywhere", async () => {
    for (let part = 0; part < 40; part += 1) {
      const cut = good.subarray(0, Math.floor((good.length * part) / 40));
      expect.soft(await refusalOf(cut), `${cut.length} of ${good.length} bytes`).not.toBeNull();
    }
  });

  test("a second picture hidden in a note of the first", async () => {
    const hidden = deflateSync(Buffer.alloc(60_000));
    const note = Buffer.concat([Buffer.of(0xff, 0xe1, 0, 0), hidden]);
    note.writeUInt16BE(hidden.length + 2, 2);
    const jpeg = Buffer.concat([good.subarray(0, 2), note, good.subarray(2)]);
    expect(await decodeFrame(jpeg)).toMatchObject({ width: 640, height: 480 });
  });

  test("any bytes are read or refused, and nothing else", async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 2_000 }), fc.boolean(), async (bytes, marked) => {
        const from = marked ? Buffer.concat([Buffer.of(0xff, 0xd8, 0xff), bytes]) : bytes;
        expect(typeof (await refusalOf(from))).toBe("string");
      }),
      { numRuns: 300 },
    );
  });

  test("a frame with any of its bytes changed is read or refused, and nothing else", async () => {
    const change = fc.record({ at: fc.nat(good.length - 1), to: fc.nat(255) });
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 8 }), async (changes) => {
        const bytes = Uint8Array.from(good);
        for (const { at, to } of changes) bytes[at] = to;
        expect(["string", "object"]).toContain(typeof (await refusalOf(bytes)));
      }),
      { numRuns: 150 },
    );
  });
});

/** Writes another size into the frame header. */
function withSize(jpeg: Uint8Array, width: number, height: number): Uint8Array {
  const bytes = Buffer.from(jpeg);
  const at = bytes.findIndex((byte, index) => byte === 0xff && bytes[index + 1] === 0xc0);
  bytes.writeUInt16BE(height, at + 5);
  bytes.writeUInt16BE(width, at + 7);
  return bytes;
}
