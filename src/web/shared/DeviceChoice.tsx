import { NativeSelect } from "@mantine/core";
import type { Camera } from "./use-camera.ts";

/** Which camera and microphone, where there is a choice. The browser's own list: phones show it as they always do. */
export function DeviceChoice({ camera }: { readonly camera: Camera }) {
  return (
    <>
      {camera.cameras.length > 1 && (
        <NativeSelect
          mt="sm"
          label="Camera"
          value={camera.cameraId ?? ""}
          data={camera.cameras.map(toOption)}
          onChange={(event) => camera.open({ camera: event.currentTarget.value })}
        />
      )}
      {camera.microphones.length > 1 && (
        <NativeSelect
          mt="sm"
          label="Microphone"
          value={camera.microphoneId ?? ""}
          data={camera.microphones.map(toOption)}
          onChange={(event) => camera.open({ microphone: event.currentTarget.value })}
        />
      )}
    </>
  );
}

function toOption(device: Camera["cameras"][number]): { readonly value: string; readonly label: string } {
  return { value: device.id, label: device.label };
}
