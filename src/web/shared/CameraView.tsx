import { type ReactNode, useCallback, useEffect, useState } from "react";

interface CameraViewProps {
  /** Is told of the element, for who takes frames from it. Must stay the same function. */
  readonly onVideo?: (element: HTMLVideoElement | null) => void;
  readonly stream: MediaStream | null;
  /** What is seen, for who does not see it. */
  readonly label: string;
  /** One's own picture as in a mirror. The stream itself is never mirrored: left and right are judged on it. */
  readonly mirrored: boolean;
  readonly muted: boolean;
  /** Laid over the picture. */
  readonly children?: ReactNode;
}

/** A video in the shape in which frames are sent, so that what is seen is what is judged. */
export function CameraView({ onVideo, stream, label, mirrored, muted, children }: CameraViewProps) {
  const [element, setElement] = useState<HTMLVideoElement | null>(null);
  const ref = useCallback(
    (node: HTMLVideoElement | null) => {
      setElement(node);
      onVideo?.(node);
    },
    [onVideo],
  );
  useEffect(() => {
    if (element === null) return;
    element.srcObject = stream;
    // React knows `muted` as an attribute only, and browsers start no sound without a touch.
    element.muted = muted;
    if (stream !== null) element.play().catch(() => undefined);
  }, [element, stream, muted]);
  return (
    <div className="camera">
      {/* A live picture of people who are heard and asked in writing too: there is no track of captions to give. */}
      {/* oxlint-disable-next-line jsx-a11y/media-has-caption */}
      <video
        ref={ref}
        className={mirrored ? "camera-video camera-mirrored" : "camera-video"}
        aria-label={label}
        autoPlay
        playsInline
        muted
      />
      {children}
    </div>
  );
}
