// Runs in a page before its own scripts: its camera is a canvas, drawn by whoever answers `hirewallFrame` outside, which
// is told of every request that stands on the page by `hirewallAsked`. Only tests have such a camera; the server's checks
// of the picture do not know it from another. An empty page has no cameras.
if (navigator.mediaDevices !== undefined) {
  const FRAMES_PER_SECOND = 15;

  const toBitmap = (base64) => {
    const bytes = Uint8Array.from(atob(base64), (letter) => letter.codePointAt(0));
    return createImageBitmap(new Blob([bytes], { type: "image/jpeg" }));
  };

  const startDrawing = (canvas) => {
    const pen = canvas.getContext("2d");
    const draw = async () => {
      const bitmap = await toBitmap(await globalThis.hirewallFrame());
      pen.drawImage(bitmap, 0, 0);
      bitmap.close();
    };
    const loop = async () => {
      const startedMs = performance.now();
      await draw();
      setTimeout(loop, Math.max(0, 1000 / FRAMES_PER_SECOND - (performance.now() - startedMs)));
    };
    void loop();
  };

  const devices = navigator.mediaDevices;
  const original = devices.getUserMedia.bind(devices);
  devices.getUserMedia = async (wanted) => {
    const canvas = document.createElement("canvas");
    canvas.width = 640;
    canvas.height = 480;
    startDrawing(canvas);
    const stream = canvas.captureStream(FRAMES_PER_SECOND);
    if (wanted.audio) {
      const sound = await original({ audio: true });
      for (const track of sound.getAudioTracks()) stream.addTrack(track);
    }
    return stream;
  };

  // A prompt is known by its number, and it counts when it is in the page.
  let asked = "";
  new MutationObserver(() => {
    const prompt = document.querySelector("[data-challenge]");
    if (prompt === null || prompt.dataset.prompt === asked) return;
    asked = prompt.dataset.prompt;
    void globalThis.hirewallAsked(prompt.dataset.challenge);
  }).observe(document, { childList: true, subtree: true, attributes: true });
}
