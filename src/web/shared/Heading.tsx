import { type ReactNode, useEffect, useRef } from "react";

interface HeadingProps {
  /** Takes the focus when it appears, so that a screen reader says where one is now. Not on the page one came to. */
  readonly focus: boolean;
  readonly children: ReactNode;
}

export function Heading({ focus, children }: HeadingProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (focus) heading.current?.focus();
  }, [focus]);
  return (
    <h1 ref={heading} tabIndex={-1}>
      {children}
    </h1>
  );
}
