import { type ReactNode, useEffect } from "react";

interface PageProps {
  /** The document's title: what a screen reader says first, and what the tab shows. */
  readonly title: string;
  /** Right of the name, such as a step or a status. */
  readonly aside?: ReactNode;
  readonly wide?: boolean;
  readonly children: ReactNode;
}

/** The frame of every page: a name above, one main part. */
export function Page({ title, aside, wide = false, children }: PageProps) {
  useEffect(() => {
    document.title = title === "Hirewall" ? title : `${title} · Hirewall`;
  }, [title]);
  return (
    <div className={wide ? "page page-wide" : "page"}>
      <header className="page-head">
        <span className="page-name">Hirewall</span>
        {aside}
      </header>
      <main className="page-main">{children}</main>
    </div>
  );
}
