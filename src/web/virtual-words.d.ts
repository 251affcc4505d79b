/** `content/interview/words.yml`, as `build-pages.ts` puts it in. */
declare module "virtual:words" {
  export const words: unknown;
}
