import { type ReactNode, useEffect, useRef } from "react";

interface EmptyStateProps {
  readonly title: string;
  readonly children: ReactNode;
  /** What can be done, as buttons. */
  readonly actions?: ReactNode;
  /** Takes the focus when it appears in the place of something that had it, so that a screen reader reads it. */
  readonly focus?: boolean;
}

/** Where there is nothing (yet, or any more): what that means, and what to do. */
export function EmptyState({ title, children, actions, focus = false }: EmptyStateProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (focus) heading.current?.focus();
  }, [focus]);
  return (
    <section className="empty">
      <h1 ref={heading} tabIndex={-1}>
        {title}
      </h1>
      <div className="empty-text">{children}</div>
      {actions !== undefined && <div className="actions">{actions}</div>}
    </section>
  );
}
