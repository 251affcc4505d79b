/** Something held in a hand: wording and pictures differ. A tablet on a stand reads "phone" and loses nothing by it. */
export function isPhone(): boolean {
  return matchMedia("(pointer: coarse)").matches && Math.min(screen.width, screen.height) < 900;
}
