import { Button, Checkbox } from "@mantine/core";
import { useState } from "react";
import type { Notice } from "../../interview/wire.ts";
import { Heading } from "../shared/Heading.tsx";

interface NoticeStepProps {
  readonly notice: Notice;
  /** Whether small pictures could be kept at all. */
  readonly offerThumbnails: boolean;
  readonly onAgree: (thumbnails: boolean) => void;
  readonly onDecline: () => void;
}

/** What is measured and kept, before anything is. Both ways on look the same: one of them must not be the easier to find. */
export function NoticeStep({ notice, offerThumbnails, onAgree, onDecline }: NoticeStepProps) {
  const [thumbnails, setThumbnails] = useState(false);
  return (
    <>
      <Heading focus={false}>{notice.title}</Heading>
      <div className="card">
        {notice.paragraphs.map((paragraph) => (
          <section key={paragraph.heading}>
            <h2>{paragraph.heading}</h2>
            <p>{paragraph.text}</p>
          </section>
        ))}
        <section>
          <h2>Without a camera</h2>
          <p>{notice.alternative}</p>
        </section>
        {offerThumbnails && (
          <Checkbox
            mt="md"
            checked={thumbnails}
            onChange={(event) => setThumbnails(event.currentTarget.checked)}
            label={notice.thumbnails}
          />
        )}
        <div className="actions choices">
          <Button variant="outline" size="md" onClick={() => onAgree(thumbnails)}>
            I agree: start the camera
          </Button>
          <Button variant="outline" size="md" onClick={onDecline}>
            Go on without a camera
          </Button>
        </div>
      </div>
    </>
  );
}
