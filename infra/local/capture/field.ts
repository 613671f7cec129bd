import { CELL, STRIP_ROWS } from './frameStrip.ts';

/**
 * A football field seen from the side: grass in stripes, yard lines, two teams that run a play, and a ball. Drawn as raw
 * pictures (I420). The play takes the whole loop, so that its end meets its beginning.
 */

type Colour = readonly [y: number, u: number, v: number];
const GRASS: Colour = [96, 104, 104];
const GRASS_LIGHT: Colour = [110, 102, 102];
const LINE: Colour = [225, 128, 128];
const HOME: Colour = [60, 170, 120];
const AWAY: Colour = [90, 100, 200];
const BALL: Colour = [170, 60, 160];
const DARK: Colour = [16, 128, 128];

/** The picture of one moment of the loop. `noise` (0 to 1) roughens the grass so that it takes bits to code. */
export type DrawFrame = (frame: number) => Buffer;

export function fieldPainter(width: number, height: number, frames: number, noise: number): DrawFrame {
  const empty = emptyField(width, height);
  const grain = noiseTable(width);
  const scale = width / 640;
  const top = STRIP_ROWS * CELL + 24 * scale;
  const depth = height - top - 20 * scale;

  return (frame) => {
    const picture = Buffer.from(empty);
    const turn = (frame / frames) * 2 * Math.PI;
    if (noise > 0) roughen(picture, width, height, grain, noise, frame);
    for (let player = 0; player < 11; player++) {
      const lane = top + (depth * (player + 0.7)) / 11.5;
      const run = Math.sin(turn + player * 0.6) * 90 * scale;
      dot(picture, width, height, width * 0.42 + run, lane, 5 * scale, HOME);
      dot(picture, width, height, width * 0.55 - run * 0.8, lane + 6 * scale, 5 * scale, AWAY);
    }
    const flight = (1 - Math.cos(turn)) / 2;
    const arc = Math.sin(flight * Math.PI) * depth * 0.25;
    dot(picture, width, height, width * (0.25 + 0.5 * flight), top + depth * 0.55 - arc, 4 * scale, BALL);
    return picture;
  };
}

function emptyField(width: number, height: number): Buffer {
  const picture = Buffer.alloc((width * height * 3) / 2);
  rectangle(picture, width, height, 0, 0, width, height, GRASS);
  const yard = width / 26;
  for (let stripe = 0; stripe < 26; stripe += 2) {
    rectangle(picture, width, height, stripe * yard, 0, (stripe + 1) * yard, height, GRASS_LIGHT);
  }
  for (let line = 1; line < 26; line++) {
    const thick = line % 2 === 1 ? width / 320 : width / 640;
    rectangle(picture, width, height, line * yard, 0, line * yard + thick, height, LINE);
  }
  for (const hash of [0.4, 0.7]) {
    for (let x = 0; x < width; x += yard / 5) {
      rectangle(picture, width, height, x, height * hash, x + width / 640, height * hash + height / 90, LINE);
    }
  }
  rectangle(picture, width, height, 0, 0, width, STRIP_ROWS * CELL, DARK);
  return picture;
}

function rectangle(
  picture: Buffer,
  width: number,
  height: number,
  x0: number,
  y0: number,
  x1: number,
  y1: number,
  colour: Colour,
) {
  const [left, top, right, bottom] = [x0, y0, x1, y1].map(Math.round) as [number, number, number, number];
  for (let y = Math.max(0, top); y < Math.min(height, bottom); y++) {
    picture.fill(colour[0], y * width + left, y * width + Math.max(left, Math.min(width, right)));
  }
  const blue = width * height;
  const red = blue + blue / 4;
  const half = width / 2;
  for (let y = Math.max(0, top) >> 1; y < Math.min(height, bottom) >> 1; y++) {
    const [from, to] = [y * half + (left >> 1), y * half + Math.max(left >> 1, Math.min(width, right) >> 1)];
    picture.fill(colour[1], blue + from, blue + to);
    picture.fill(colour[2], red + from, red + to);
  }
}

function dot(
  picture: Buffer,
  width: number,
  height: number,
  x: number,
  y: number,
  radius: number,
  colour: Colour,
): void {
  for (let row = Math.ceil(-radius); row <= radius; row++) {
    const reach = Math.sqrt(radius * radius - row * row);
    rectangle(picture, width, height, x - reach, y + row, x + reach, y + row + 1, colour);
  }
}

/** Pseudo-random, the same on every run. */
function noiseTable(width: number): Int8Array {
  const table = new Int8Array(width * 8 + 1021);
  let state = 12345;
  for (let i = 0; i < table.length; i++) {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
    table[i] = (state >> 16) & 0x7f;
  }
  return table;
}

function roughen(picture: Buffer, width: number, height: number, grain: Int8Array, noise: number, frame: number): void {
  for (let y = STRIP_ROWS * CELL; y < height; y++) {
    const shift = (y * 131 + frame * 977) % (grain.length - width);
    for (let x = 0; x < width; x++) {
      const at = y * width + x;
      picture[at] = (picture[at] ?? 0) + (((grain[shift + x] ?? 0) - 64) * noise) / 2;
    }
  }
}
