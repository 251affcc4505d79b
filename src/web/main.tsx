import "@mantine/core/styles.css";
import "./shared/global.css";
import { MantineProvider } from "@mantine/core";
import { createRoot } from "react-dom/client";
import { App } from "./App.tsx";
import { ErrorBoundary } from "./shared/ErrorBoundary.tsx";
import { theme } from "./shared/theme.ts";

const root = document.getElementById("root");
if (root === null) throw new Error("index.html has no element with the id root");

// Mantine's own style elements would need `style-src 'unsafe-inline'`: its variables come from global.css instead.
createRoot(root).render(
  <MantineProvider theme={theme} defaultColorScheme="auto" withCssVariables={false} withGlobalClasses={false}>
    <ErrorBoundary>
      <App />
    </ErrorBoundary>
  </MantineProvider>,
);
