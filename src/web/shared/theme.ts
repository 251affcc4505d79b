import { createTheme } from "@mantine/core";

/** Colours and sizes stand in global.css as variables: the pages' policy allows no style that a script writes into the page. */
export const theme = createTheme({
  primaryColor: "blue",
  respectReducedMotion: true,
  cursorType: "pointer",
  focusRing: "auto",
});
