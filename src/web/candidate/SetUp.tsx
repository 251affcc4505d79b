import { Button, Switch } from "@mantine/core";
import { DeviceChoice } from "../shared/DeviceChoice.tsx";
import { isPhone } from "../shared/is-phone.ts";
import type { Camera } from "../shared/use-camera.ts";
import type { Spoken } from "../shared/use-spoken.ts";

interface SetUpProps {
  readonly camera: Camera;
  readonly spoken: Spoken;
  readonly ready: boolean;
  readonly onBegin: () => void;
  readonly onWithout: () => void;
}

/** Before anything is asked: the right camera, a good picture, and whether prompts are read aloud. */
export function SetUp({ camera, spoken, ready, onBegin, onWithout }: SetUpProps) {
  return (
    <div className="card set-up">
      <ul className="plain-list">
        <li>Face and shoulders in the middle, light from in front, nobody else in the picture.</li>
        <li>
          {isPhone()
            ? "Hold the phone upright, at arm's length and at the height of your eyes. You need one hand free."
            : "Sit so that you can move your hands and your head freely."}
        </li>
        <li>
          You will be asked for a few gestures. What you cannot do, you leave out: something else is asked instead.
        </li>
      </ul>
      {camera.stream === null ? (
        <p role="status">Your browser asks whether this page may use the camera. Allow it to go on.</p>
      ) : (
        <p className="fine">You see yourself as in a mirror.</p>
      )}
      <DeviceChoice camera={camera} />
      {spoken.possible && (
        <Switch
          mt="sm"
          label="Read each step aloud"
          checked={spoken.on}
          onChange={(event) => spoken.turn(event.currentTarget.checked)}
        />
      )}
      <div className="actions choices">
        <Button size="md" disabled={!ready} onClick={onBegin}>
          {ready ? "Begin" : "Waiting for the camera…"}
        </Button>
        <Button size="md" variant="outline" onClick={onWithout}>
          Go on without a camera
        </Button>
      </div>
    </div>
  );
}
