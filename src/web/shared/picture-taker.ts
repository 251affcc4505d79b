import { cropTo } from "./frame-message.ts";

const QUALITY = 0.7;
/** For the rare picture that is too large at the usual quality, such as leaves or noise. */
const QUALITY_LOW = 0.4;

/** Draws a video into a small picture of one size. The stream is drawn as it comes: a mirrored preview is only CSS. */
export class PictureTaker {
  readonly #canvas: HTMLCanvasElement;
  readonly #pen: CanvasRenderingContext2D;

  constructor(width: number, height: number) {
    this.#canvas = document.createElement("canvas");
    this.#canvas.width = width;
    this.#canvas.height = height;
    const pen = this.#canvas.getContext("2d", { alpha: false, willReadFrequently: true });
    if (pen === null) throw new Error("This browser draws no pictures: update it, or use another one.");
    this.#pen = pen;
  }

  /** The JPEG of what the video shows now; null while it shows nothing, or where it cannot be made small enough. */
  async take(video: HTMLVideoElement, bytesMax: number): Promise<ArrayBuffer | null> {
    if (video.videoWidth === 0 || video.videoHeight === 0) return null;
    const { width, height } = this.#canvas;
    const crop = cropTo(video.videoWidth, video.videoHeight, width / height);
    this.#pen.drawImage(video, crop.x, crop.y, crop.width, crop.height, 0, 0, width, height);
    for (const quality of [QUALITY, QUALITY_LOW]) {
      const blob = await this.#jpeg(quality);
      if (blob !== null && blob.size <= bytesMax) return blob.arrayBuffer();
    }
    return null;
  }

  #jpeg(quality: number): Promise<Blob | null> {
    return new Promise((resolve) => {
      this.#canvas.toBlob(resolve, "image/jpeg", quality);
    });
  }
}
