import { Button } from "@mantine/core";
import type { CameraProblem } from "../shared/camera.ts";
import { EmptyState } from "../shared/EmptyState.tsx";

interface CameraProblemStepProps {
  readonly problem: CameraProblem;
  readonly onTryAgain: () => void;
  /** Told to the server only now: until then the person may still bring the camera to work. */
  readonly onWithout: () => void;
}

export function CameraProblemStep({ problem, onTryAgain, onWithout }: CameraProblemStepProps) {
  return (
    <EmptyState
      title={problem.title}
      focus
      actions={
        <>
          <Button variant="outline" onClick={onTryAgain}>
            Try the camera again
          </Button>
          <Button variant="outline" onClick={onWithout}>
            Go on without a camera
          </Button>
        </>
      }
    >
      <p>{problem.text}</p>
      <p>
        If it does not come to work, go on without one: the person who sent the link then finds another way with you.
      </p>
    </EmptyState>
  );
}
