// Runs in a page before its own scripts: a camera whose picture is red at the picture's left and blue at its right, and
// of another shape than frames have.
if (navigator.mediaDevices !== undefined) {
  navigator.mediaDevices.getUserMedia = async () => {
    const canvas = document.createElement("canvas");
    canvas.width = 1280;
    canvas.height = 720;
    const pen = canvas.getContext("2d");
    setInterval(() => {
      pen.fillStyle = "#d01010";
      pen.fillRect(0, 0, 640, 720);
      pen.fillStyle = "#1010d0";
      pen.fillRect(640, 0, 640, 720);
    }, 40);
    return canvas.captureStream(24);
  };
}
