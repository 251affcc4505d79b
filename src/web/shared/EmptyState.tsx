import type { ReactNode } from "react";
import { Heading } from "./Heading.tsx";

interface EmptyStateProps {
  readonly title: string;
  readonly children: ReactNode;
  /** What can be done, as buttons. */
  readonly actions?: ReactNode;
  readonly focus?: boolean;
}

/** Where there is nothing (yet, or any more): what that means, and what to do. */
export function EmptyState({ title, children, actions, focus = false }: EmptyStateProps) {
  return (
    <section className="empty">
      <Heading focus={focus}>{title}</Heading>
      <div>{children}</div>
      {actions !== undefined && <div className="actions">{actions}</div>}
    </section>
  );
}
