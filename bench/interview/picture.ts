import sharp from "sharp";

/** A colour picture: three bytes a pixel (red, green, blue), row by row. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

export function emptyPicture(width: number, height: number): Picture {
  return { width, height, data: new Uint8Array(width * height * 3) };
}

/** As a browser's `convertToBlob` makes it: quality in percent, colours at half resolution, no metadata. */
export async function toJpeg(picture: Picture, quality: number): Promise<Uint8Array> {
  const { data, width, height } = picture;
  return await sharp(data, { raw: { width, height, channels: 3 } })
    .jpeg({ quality })
    .toBuffer();
}

export async function fromJpeg(jpeg: Uint8Array): Promise<Picture> {
  const { data, info } = await sharp(jpeg).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, data };
}
