import { Button } from "@mantine/core";
import { Component, type ReactNode } from "react";
import { EmptyState } from "./EmptyState.tsx";
import { Page } from "./Page.tsx";

/** What a bug leaves: a sentence and a way on, never a white page. React knows no other form for this than a class. */
export class ErrorBoundary extends Component<{ readonly children: ReactNode }, { readonly error: unknown }> {
  override state = { error: undefined as unknown };

  static getDerivedStateFromError(error: unknown): { readonly error: unknown } {
    return { error };
  }

  override render(): ReactNode {
    if (this.state.error === undefined) return this.props.children;
    return (
      <Page title="Something went wrong">
        <EmptyState
          title="This page stopped working"
          focus
          actions={<Button onClick={() => globalThis.location.reload()}>Load the page again</Button>}
        >
          <p>That is a fault of this page, not of yours. Your camera is off until you start it again.</p>
          <p className="fine">{this.state.error instanceof Error ? this.state.error.message : "Unknown error"}</p>
        </EmptyState>
      </Page>
    );
  }
}
