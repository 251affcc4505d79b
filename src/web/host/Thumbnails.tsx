import { useEffect, useState } from "react";
import type { ThumbnailAbout } from "../../interview/server/api-schema.ts";
import { KIND_WORDS } from "../shared/challenge-words.ts";
import { ApiProblem, type HostApi } from "./api.ts";

interface ThumbnailsProps {
  readonly api: HostApi;
  readonly session: string;
  readonly thumbnails: readonly ThumbnailAbout[];
}

/** Small pictures of who agreed to them separately. Fetched with the key, shown from memory, in no cache. */
export function Thumbnails({ api, session, thumbnails }: ThumbnailsProps) {
  return (
    <div className="thumbnails">
      {thumbnails.map((thumbnail) => (
        <Thumbnail key={thumbnail.index} api={api} session={session} thumbnail={thumbnail} />
      ))}
    </div>
  );
}

interface ThumbnailProps extends Omit<ThumbnailsProps, "thumbnails"> {
  readonly thumbnail: ThumbnailAbout;
}

function Thumbnail({ api, session, thumbnail: { index, kind } }: ThumbnailProps) {
  const [url, setUrl] = useState<string | null>(null);
  const [isMissing, setIsMissing] = useState(false);
  useEffect(() => {
    let made: string | null = null;
    let isGone = false;
    const load = async (): Promise<void> => {
      try {
        const blob = await api.thumbnail(session, index);
        if (isGone) return;
        made = URL.createObjectURL(blob);
        setUrl(made);
      } catch (error) {
        if (!(error instanceof ApiProblem)) throw error;
        setIsMissing(true);
      }
    };
    void load();
    return () => {
      isGone = true;
      if (made !== null) URL.revokeObjectURL(made);
    };
  }, [api, session, index]);
  if (isMissing) return <p className="fine">The small picture of this challenge is not there any more.</p>;
  return url === null ? null : <img className="thumbnail" src={url} alt={`${KIND_WORDS[kind]}, when it was judged`} />;
}
