import sharp from "sharp";
import type { Random } from "../../src/simulate/random.ts";
import type { Picture } from "./picture.ts";
import { FRAME_HEIGHT, FRAME_WIDTH, ROOM_MARGIN } from "./scene.ts";

const WIDTH = FRAME_WIDTH + 2 * ROOM_MARGIN;
const HEIGHT = FRAME_HEIGHT + 2 * ROOM_MARGIN;
const BOOK_COLOURS = [
  "#7a3b2e",
  "#2f4a5e",
  "#b8a06a",
  "#4d5b3a",
  "#8a8378",
  "#3a3340",
  "#a65b3c",
  "#5f7f8f",
  "#c9c1b0",
];

/**
 * A drawn room with what rooms have: a wall that is not evenly lit, a shelf, a picture, a door or a window. The clips'
 * own wall is bare, and on a bare wall nobody can say whether a camera turned.
 */
export async function drawRoom(random: Random): Promise<Picture> {
  const [hue, light] = [random.int(20, 240), random.int(58, 80)];
  const parts = [
    `<defs><linearGradient id="wall" x1="0" y1="0" x2="1" y2="0.6"><stop offset="0" stop-color="hsl(${hue} 10% ${light}%)"/>
      <stop offset="1" stop-color="hsl(${hue} 12% ${light - random.int(8, 22)}%)"/></linearGradient></defs>
      <rect width="${WIDTH}" height="${HEIGHT}" fill="url(#wall)"/>`,
    shelf(random, random.int(0, 60), random.int(60, 150)),
    random.chance(0.5) ? door(random) : window(random),
    picture(random, random.int(330, 460), random.int(20, 110)),
    shelf(random, random.int(520, 640), random.int(330, 420)),
  ];
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}">${parts.join("")}</svg>`;
  const { data } = await sharp(Buffer.from(svg)).removeAlpha().blur(1.2).raw().toBuffer({ resolveWithObject: true });
  return { width: WIDTH, height: HEIGHT, data };
}

function shelf(random: Random, left: number, top: number): string {
  const width = random.int(150, 260);
  const rows = random.int(2, 3);
  const books: string[] = [];
  for (let row = 0; row < rows; row += 1) {
    const bottom = top + row * 92 + 80;
    let x = left + 4;
    while (x < left + width - 22) {
      const [thick, high] = [random.int(8, 20), random.int(40, 72)];
      if (random.chance(0.85))
        books.push(
          `<rect x="${x}" y="${bottom - high}" width="${thick}" height="${high}" fill="${random.pick(BOOK_COLOURS)}"/>
           <rect x="${x + 2}" y="${bottom - high + 8}" width="${thick - 4}" height="4" fill="#ddd" opacity="0.6"/>`,
        );
      x += thick + random.int(0, 3);
    }
    books.push(`<rect x="${left}" y="${bottom}" width="${width}" height="8" fill="#6b543c"/>`);
  }
  return books.join("");
}

function picture(random: Random, left: number, top: number): string {
  const [width, height, hue] = [random.int(80, 130), random.int(60, 110), random.int(0, 359)];
  return `<rect x="${left}" y="${top}" width="${width}" height="${height}" fill="#2e2a26"/>
    <rect x="${left + 6}" y="${top + 6}" width="${width - 12}" height="${height - 12}" fill="hsl(${hue} 30% 70%)"/>
    <circle cx="${left + width * 0.4}" cy="${top + height * 0.45}" r="${height * 0.2}" fill="hsl(${(hue + 120) % 360} 35% 45%)"/>
    <path d="M${left + 6} ${top + height - 6} L${left + width * 0.5} ${top + height * 0.5} L${left + width - 6} ${top + height - 6} Z" fill="hsl(${(hue + 200) % 360} 25% 40%)"/>`;
}

function door(random: Random): string {
  const left = random.int(560, 660);
  return `<rect x="${left}" y="60" width="150" height="${HEIGHT}" fill="#d9d4c8"/><rect x="${left - 12}" y="48" width="12" height="${HEIGHT}" fill="#a79f8e"/>
    <rect x="${left + 20}" y="90" width="110" height="150" fill="none" stroke="#b5ad9c" stroke-width="4"/>
    <circle cx="${left + 18}" cy="330" r="7" fill="#6d675c"/>`;
}

function window(random: Random): string {
  const [left, top] = [random.int(560, 640), random.int(50, 110)];
  return `<rect x="${left}" y="${top}" width="190" height="210" fill="#e8eef2"/><rect x="${left + 90}" y="${top}" width="8" height="210" fill="#f7f7f4"/>
    <rect x="${left}" y="${top + 100}" width="190" height="8" fill="#f7f7f4"/><path d="M${left} ${top + 210} q60 -70 100 -30 t90 -20 v50 Z" fill="#7c9577"/>
    <rect x="${left - 8}" y="${top - 8}" width="206" height="226" fill="none" stroke="#bdb6a8" stroke-width="8"/>`;
}
